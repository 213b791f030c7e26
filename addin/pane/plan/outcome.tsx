import { shownNumber } from '#addin/actions/score/shown-number.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiPlan } from '#shared/messages/ui/ui-plan.ts';
import { add, compare, exact, formatFixed, ZERO } from '#shared/model/exact.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { WhatIf, WhatIfItem } from '#shared/plan/what-if.ts';
import { useTexts } from '../shell/session-context.ts';
import { usePackTitle } from '../shell/use-packs.ts';
import styles from './plan.module.css';

/** A ratio that prints as its target may still miss it: enough places to see that. */
const UNROUNDED_PLACES = 4;

/** What the amounts would do: the total, then every indicator they move, as it prints and as it is. */
export function Outcome({ outcome, sheet }: { readonly outcome: WhatIf; readonly sheet: ScoreSheet }) {
  const texts = useTexts(uiPlan);
  const titleOf = usePackTitle();
  const total = outcome.totals.find(({ pack }) => pack === sheet.pack.id);
  const own = outcome.items.filter(({ pack }) => pack === sheet.pack.id);
  const others = outcome.items.filter(({ pack }) => pack !== sheet.pack.id);
  return (
    <div className={styles.outcome} role="status">
      {total && sheet.totalExact !== null && (
        <p className={styles.total}>
          <b>{texts.total(sheet.total ?? '', afterwards(sheet, total.gain))}</b>
          <span>{compare(exact(total.gain), ZERO) === 0 ? texts.noGain : signed(texts, total.gain)}</span>
        </p>
      )}
      {total?.provisional && <p className={styles.quiet}>{texts.totalProvisional}</p>}
      <ul>
        {[...own, ...others].map((item) => (
          <OutcomeRow
            key={item.key}
            item={item}
            {...(item.pack === sheet.pack.id ? {} : { from: titleOf(item.pack) })}
          />
        ))}
      </ul>
    </div>
  );
}

function OutcomeRow({ item, from }: { readonly item: WhatIfItem; readonly from?: string }) {
  const marks = useTexts(uiMarks);
  const texts = useTexts(uiPlan);
  const { printed, after, points } = item;
  const unrounded = after === null ? null : formatFixed(exact(after), UNROUNDED_PLACES);
  const isRounded = unrounded !== null && printed !== null && compare(exact(unrounded), exact(printed)) !== 0;
  return (
    <li>
      <span>
        {item.indicator}
        {item.scope && <small> {item.scope}</small>}
        {from && <small> {from}</small>}
      </span>
      {points.gain !== null && <b>{signed(texts, points.gain)}</b>}
      {printed !== null && (
        <p>
          {texts.change(item.before === null ? '—' : shownNumber(item.before), printed, item.unit)}
          {isRounded && marks.bracketed(texts.unrounded(`${unrounded} ${item.unit}`))}
        </p>
      )}
      {item.met !== null && (
        <p>
          <span className={item.met ? styles.met : styles.missed}>{item.met ? texts.met : texts.notMet}</span>
          {item.needed.map((step) => (
            <span key={step.lever}>
              {marks.comma}
              {texts.stillLacks(step.component, step.add, step.unit)}
            </span>
          ))}
        </p>
      )}
    </li>
  );
}

/** The printed total with the gain; bonus and cut are left as they stand. */
const afterwards = (sheet: ScoreSheet, gain: string): string =>
  formatFixed(add(exact(sheet.totalExact ?? '0'), exact(gain)), 2);

const signed = (
  texts: { readonly gains: (points: string) => string; readonly lessPoints: (points: string) => string },
  gain: string,
): string => {
  const shown = formatFixed(exact(gain), 2);
  return shown.startsWith('-') ? texts.lessPoints(shown) : texts.gains(shown);
};
