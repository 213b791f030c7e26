import { Spinner } from '@fluentui/react-components';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { Head } from '../head/head.tsx';
import type { Tab } from '../session/session-state.ts';
import { useAreaKeys } from './area-keys.ts';
import { DemonstrationNote } from './demonstration-note.tsx';
import { EmptyState } from './empty-state.tsx';
import styles from './pane.module.css';
import { PaneTabs } from './pane-tabs.tsx';
import { ProblemBar } from './problem-bar.tsx';
import { useSession, useTexts } from './session-context.ts';
import { whenIdle } from './when-idle.ts';
import { WriteBar } from './write-bar.tsx';

/** A page loads when it is asked for; 核验 already while the first workbook is being chosen. */
const checkScreen = () => import('../check/check-screen.tsx');

const SCREENS: Readonly<Record<Tab, ComponentType>> = {
  check: lazy(async () => ({ default: (await checkScreen()).CheckScreen })),
  score: lazy(async () => ({ default: (await import('../score/score-screen.tsx')).ScoreScreen })),
  submit: lazy(async () => ({ default: (await import('../submit/submit-screen.tsx')).SubmitScreen })),
  city: lazy(async () => ({ default: (await import('../city/city-screen.tsx')).CityScreen })),
  rules: lazy(async () => ({ default: (await import('../rules/rules-screen.tsx')).RulesScreen })),
  settings: lazy(async () => ({ default: (await import('../settings/settings-screen.tsx')).SettingsScreen })),
};

/** The pane as it stands in Excel and beside the grid: head, pages, one page, what was written last. */
export function Pane({ empty }: { readonly empty?: ReactNode }) {
  const tab = useSession((state) => state.tab);
  const phase = useSession((state) => state.phase);
  const announcement = useSession((state) => state.announcement);
  const texts = useTexts(uiShell);
  const Screen = SCREENS[tab];
  useAreaKeys();
  useEffect(() => whenIdle(() => void checkScreen()), []);
  const needsWorkbook = tab === 'check' || tab === 'score' || tab === 'submit';
  return (
    <div className={styles.pane}>
      <Head />
      <DemonstrationNote />
      <PaneTabs />
      <ProblemBar />
      <main
        className={styles.screen}
        id="screen"
        tabIndex={-1}
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
      >
        {phase === 'empty' && needsWorkbook ? (
          (empty ?? <EmptyState says={texts.noWorkbook} next={texts.noWorkbookNext} />)
        ) : (
          <Suspense fallback={<Spinner className={styles.waiting} size="small" label={texts.loading} />}>
            <Screen />
          </Suspense>
        )}
      </main>
      <WriteBar />
      <div className="only-spoken" role="status" aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}
