import { createContext, useContext } from 'react';
import type { Language, SameTexts } from '#shared/messages/language.ts';
import type { Services } from '../session/services.ts';
import type { SessionState } from '../session/session-state.ts';
import { type Store, useStore } from '../session/store.ts';
import type { WorkbookSession } from '../session/workbook-session.ts';
import type { Appearance } from '../theme/themes.ts';

export interface PaneContext {
  readonly store: Store<SessionState>;
  readonly workbook: WorkbookSession;
  readonly services: Services;
  /** The theme, which 自检 can change. */
  readonly look: Store<{ readonly appearance: Appearance }>;
}

export const SessionContext = createContext<PaneContext | null>(null);

export function usePane(): PaneContext {
  const found = useContext(SessionContext);
  if (!found) throw new Error('a screen was drawn outside the pane');
  return found;
}

export const useSession = <Part>(pick: (state: SessionState) => Part): Part =>
  useStore(usePane().store, pick);

/** The texts of a screen in the language of the person. */
export const useTexts = <T>(texts: Readonly<Record<Language, SameTexts<T>>>): SameTexts<T> =>
  texts[useSession((state) => state.language)];
