import { FluentProvider } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '#shared/messages/language.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { verdictText } from '../check/verdict-text.ts';
import type { Services } from '../session/services.ts';
import { emptySession, type SessionState } from '../session/session-state.ts';
import { createStore, type Store, useStore } from '../session/store.ts';
import { createWorkbookSession, type WorkbookSession } from '../session/workbook-session.ts';
import '../theme/base.css';
import { followAppearance } from '../theme/follow-appearance.ts';
import { type Appearance, THEMES } from '../theme/themes.ts';
import { followServer } from './follow-server.ts';
import { tellLanguage } from './page-language.ts';
import { Pane } from './pane.tsx';
import { type PaneContext, SessionContext } from './session-context.ts';

export interface PaneStart {
  readonly services: Services;
  readonly language: Language;
  /** As the host or the system would have it now. */
  readonly appearance: () => Appearance;
  /** What stands around the pane (the workbench's grid); the pane alone when absent. */
  readonly frame?: (pane: ReactElement, context: PaneContext) => ReactNode;
  /** What the pane shows while no workbook is open. */
  readonly empty?: ReactNode;
}

export interface StartedPane {
  readonly store: Store<SessionState>;
  readonly workbook: WorkbookSession;
}

/** Draws the pane into an element and hands back what a composition root drives it with. */
export function startPane(element: HTMLElement, start: PaneStart): StartedPane {
  const pane = <Pane {...(start.empty ? { empty: start.empty } : {})} />;
  return startPage(element, (context) => (start.frame ? start.frame(pane, context) : pane), start);
}

/** Draws any page of the product around a session. */
export function startPage(
  element: HTMLElement,
  page: ReactElement | ((context: PaneContext) => ReactNode),
  start: Pick<PaneStart, 'services' | 'language' | 'appearance'>,
): StartedPane {
  tellLanguage(start.language);
  const store = createStore(emptySession(start.language));
  const workbook = createWorkbookSession(store, start.services, ({ result, notes, language }) =>
    result ? uiCheck[language].announce(verdictText(result, notes.explanations, language)) : '',
  );
  const look = createStore({ appearance: start.appearance() });
  followAppearance(start.appearance, (appearance) => look.set({ appearance }));
  const context = { store, workbook, services: start.services, look };
  createRoot(element).render(
    <Dressed look={look} context={context}>
      {typeof page === 'function' ? page(context) : page}
    </Dressed>,
  );
  followServer(context);
  return { store, workbook };
}

/** The theme in force and the session around whatever is drawn. */
function Dressed({
  look,
  context,
  children,
}: {
  readonly look: Store<{ readonly appearance: Appearance }>;
  readonly context: PaneContext;
  readonly children: ReactNode;
}) {
  const appearance = useStore(look, (state) => state.appearance);
  return (
    <FluentProvider theme={THEMES[appearance]}>
      <SessionContext value={context}>{children}</SessionContext>
    </FluentProvider>
  );
}
