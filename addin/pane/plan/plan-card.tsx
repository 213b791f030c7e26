import { useState } from 'react';
import type { PlanPlace } from '#addin/engine/engine-port.ts';
import { uiPlan } from '#shared/messages/ui/ui-plan.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { useTexts } from '../shell/session-context.ts';
import { useAnswer } from '../shell/use-answer.ts';
import styles from './plan.module.css';
import { Together } from './together.tsx';
import { WaysForm } from './ways-form.tsx';

/** What could be moved for this sheet: the cheapest ways to more points, and amounts tried together. */
export function PlanCard({ sheet }: { readonly sheet: ScoreSheet }) {
  const texts = useTexts(uiPlan);
  const [place] = useState<PlanPlace>({ pack: sheet.pack.id, region: sheet.region });
  const movables = useAnswer((engine, options) => engine.movables(options, place), [place]);
  if (movables === undefined) return <p className={styles.quiet}>{texts.working}</p>;
  if (movables === null) return <p className={styles.quiet}>{texts.noPlace}</p>;
  if (movables.levers.length + movables.statements.length === 0)
    return <p className={styles.quiet}>{texts.nothingMoves}</p>;
  return (
    <>
      {sheet.total !== null && <WaysForm sheet={sheet} place={place} movables={movables} />}
      <Together sheet={sheet} place={place} movables={movables} />
    </>
  );
}
