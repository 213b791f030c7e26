import type { ReactNode } from 'react';
import { uiRules } from '#shared/messages/ui/ui-rules.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useTexts } from '../shell/session-context.ts';
import { useServerState } from '../shell/use-server.ts';
import styles from './rules.module.css';

/** Everyone may look and try; only an issuer's key can sign. */
export function IssuerOnly({
  session,
  children,
}: {
  readonly session: ServerSession;
  readonly children: ReactNode;
}) {
  const texts = useTexts(uiRules);
  const role = useServerState(session, (state) => state.identity?.enrolment.role);
  return role === 'issuer' ? children : <p className={styles.quiet}>{texts.notIssuer}</p>;
}
