import { useMemo } from 'react';
import { pointsCurve } from '#addin/actions/score/points-curve.ts';
import { shownNumber } from '#addin/actions/score/shown-number.ts';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import { exact, toApproximateNumber } from '#shared/model/exact.ts';
import type { ScoreItem } from '#shared/model/score.ts';
import { decide } from '#shared/rule-pack/decide.ts';
import type { Decision, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import { CurveDrawing } from './curve-drawing.tsx';
import styles from './score.module.css';

const NO_DECISIONS: readonly Decision[] = [];

/** Points over value with today's point; nothing where the rule has more than one input. */
export function Curve({
  pack,
  item,
  unit,
}: {
  readonly pack: RulePack;
  readonly item: ScoreItem;
  readonly unit: string;
}) {
  const texts = useTexts(uiScore);
  const decisions = useSession((state) => state.guidance?.decisions) ?? NO_DECISIONS;
  const curve = useMemo(() => {
    const rule = decide(pack, decisions).pack.indicators.find((each) => each.id === item.indicatorId)?.scoring
      ?.rule;
    const around = [item.value, item.target].filter((value) => value !== null);
    return rule ? pointsCurve(rule, around) : null;
  }, [pack, item, decisions]);
  if (!curve) return null;
  const today =
    item.value !== null && item.points !== null
      ? ([toApproximateNumber(exact(item.value)), toApproximateNumber(exact(item.points))] as const)
      : null;
  const label =
    item.value !== null && item.points !== null
      ? texts.curveLabel(`${item.value}${unit}`, shownNumber(item.points))
      : texts.curve;
  return (
    <figure className={styles.curve}>
      <figcaption>{texts.curve}</figcaption>
      <CurveDrawing curve={curve} today={today} label={label} />
    </figure>
  );
}
