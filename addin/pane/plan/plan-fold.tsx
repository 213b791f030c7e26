import { Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { uiPlan } from '#shared/messages/ui/ui-plan.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './plan.module.css';

/** Planning is asked for now and then: it loads when someone unfolds it. */
const PlanCard = lazy(async () => ({ default: (await import('./plan-card.tsx')).PlanCard }));

/** 怎样再得几分: folded until it is asked for. */
export function PlanFold({ sheet }: { readonly sheet: ScoreSheet }) {
  const texts = useTexts(uiPlan);
  const shell = useTexts(uiShell);
  const [open, setOpen] = useState(false);
  const scored = sheet.total !== null;
  return (
    <details className={styles.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{scored ? texts.title : texts.titleTargets}</strong>
        {scored && <span>{texts.hint}</span>}
      </summary>
      {open && (
        <Suspense fallback={<Spinner size="small" label={shell.loading} />}>
          <PlanCard sheet={sheet} />
        </Suspense>
      )}
    </details>
  );
}
