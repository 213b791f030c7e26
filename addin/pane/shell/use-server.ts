import { useEffect, useState } from 'react';
import type { ServerSession, ServerState } from '../session/server-session.ts';
import { type Store, useStore } from '../session/store.ts';
import { usePane } from './session-context.ts';

/** The city's server for a screen; null until its code has loaded. */
export function useServerSession(): ServerSession | null {
  const { services } = usePane();
  const [session, setSession] = useState<ServerSession | null>(null);
  useEffect(() => {
    let current = true;
    void services.connect().then((opened) => current && setSession(opened));
    return () => {
      current = false;
    };
  }, [services]);
  return session;
}

export const useServerState = <Part>(session: ServerSession, pick: (state: ServerState) => Part): Part =>
  useStore(session.store as Store<ServerState>, pick);
