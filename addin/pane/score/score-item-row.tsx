import { ChevronDown12Regular, ChevronRight12Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { shownNumber } from '#addin/actions/score/shown-number.ts';
import type { PlannedItem } from '#addin/engine/engine-port.ts';
import { differenceUnit } from '#shared/messages/trace.ts';
import { uiPlan } from '#shared/messages/ui/ui-plan.ts';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import type { ScoreItem, ScoreSheet } from '#shared/model/score.ts';
import { gapOf, isMet, percentText } from '#shared/report/score-groups.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import { Bar } from './bar.tsx';
import styles from './score.module.css';
import { ScoreDetail } from './score-detail.tsx';

/** One item: its points and what is missing at a glance; a press unfolds how it came to be. */
export function ScoreItemRow({
  item,
  sheet,
  planned,
}: {
  readonly item: ScoreItem;
  readonly sheet: ScoreSheet;
  readonly planned: PlannedItem | null;
}) {
  const texts = useTexts(uiScore);
  const language = useSession((state) => state.language);
  const unit = useSession(
    (state) =>
      state.result?.recognition.readings.find(
        (reading) => reading.indicatorId === item.indicatorId && reading.kind === 'actual',
      )?.unit ?? '',
  );
  const [open, setOpen] = useState(false);
  const gap = gapOf(item);
  const pace = planned?.pace ?? null;
  const state = texts.state[item.state];
  return (
    <li className={styles.item} data-open={open || undefined}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles.chevron} aria-hidden="true">
          {open ? <ChevronDown12Regular /> : <ChevronRight12Regular />}
        </span>
        <span className={styles.name}>
          {item.indicator}
          {item.scope && <small> {item.scope}</small>}
        </span>
        <span className={styles.points}>
          {item.max !== null ? (
            <>
              <b>{item.points === null ? texts.noPoints : shownNumber(item.points)}</b>
              <small>/{item.max}</small>
            </>
          ) : item.attainment !== null ? (
            <b>{percentText(item.attainment)}%</b>
          ) : (
            <b>{texts.noPoints}</b>
          )}
        </span>
        <span className={styles.facts}>
          {item.value !== null && (
            <span>
              {item.value}
              {unit}
            </span>
          )}
          {gap !== null && (
            <span>
              {texts.gap(gap)}
              {differenceUnit(unit, language)}
            </span>
          )}
          {isMet(item) && <span className={styles.met}>{texts.reached}</span>}
          {pace && <PaceFact pace={pace} />}
          {state && <span className={styles.state}>{state}</span>}
        </span>
        <span className={styles.small}>
          {item.max !== null ? (
            <Bar value={item.points} of={item.max} />
          ) : (
            item.attainment !== null && (
              <Bar value={item.attainment} of="1" {...(pace ? { mark: pace.elapsed } : {})} />
            )
          )}
        </span>
      </button>
      {open && <ScoreDetail item={item} sheet={sheet} planned={planned} unit={unit} />}
    </li>
  );
}

/** 快于时序 or 慢于时序, in 个百分点. */
function PaceFact({ pace }: { readonly pace: NonNullable<PlannedItem['pace']> }) {
  const texts = useTexts(uiPlan);
  const behind = pace.ahead.startsWith('-');
  return (
    <span className={behind ? styles.state : styles.met} title={texts.pace(pace.attainment, pace.elapsed)}>
      {pace.ahead === '0.0'
        ? texts.onPace
        : behind
          ? texts.behind(pace.ahead.slice(1))
          : texts.ahead(pace.ahead)}
    </span>
  );
}
