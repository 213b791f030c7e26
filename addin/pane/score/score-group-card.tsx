import { shownNumber } from '#addin/actions/score/shown-number.ts';
import type { PlannedItem } from '#addin/engine/engine-port.ts';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import type { ScoreItem, ScoreSheet } from '#shared/model/score.ts';
import type { ScoreGroup } from '#shared/report/score-groups.ts';
import { useTexts } from '../shell/session-context.ts';
import { Bar } from './bar.tsx';
import styles from './score.module.css';
import { ScoreItemRow } from './score-item-row.tsx';

/** So many rows without a word stand among the others. */
const FEW = 3;

/** Neither reported nor worth points: a row that only says so. */
const saysNothing = (item: ScoreItem): boolean =>
  item.max === null && item.value === null && item.state === 'not-reported';

/** One section of the pack with its bar and its items. */
export function ScoreGroupCard({
  group,
  sheet,
  plan,
}: {
  readonly group: ScoreGroup;
  readonly sheet: ScoreSheet;
  readonly plan: readonly PlannedItem[];
}) {
  const texts = useTexts(uiScore);
  const scored = group.max !== '0';
  const without = group.items.filter(saysNothing);
  const unreported = without.length > FEW ? without : [];
  const shown = unreported.length > 0 ? group.items.filter((item) => !saysNothing(item)) : group.items;
  return (
    <section className={styles.card}>
      {(group.title !== null || scored) && (
        <header>
          <h2>{group.title ?? texts.ungrouped}</h2>
          {scored && (
            <>
              <span className={styles.sum}>{texts.points(shownNumber(group.points), group.max)}</span>
              <Bar value={group.points} of={group.max} />
            </>
          )}
        </header>
      )}
      <Items items={shown} sheet={sheet} plan={plan} />
      {unreported.length > 0 && (
        <details className={styles.unreported}>
          <summary>{texts.unreported(unreported.length)}</summary>
          <Items items={unreported} sheet={sheet} plan={plan} />
        </details>
      )}
    </section>
  );
}

function Items({
  items,
  sheet,
  plan,
}: {
  readonly items: readonly ScoreItem[];
  readonly sheet: ScoreSheet;
  readonly plan: readonly PlannedItem[];
}) {
  return (
    <ul>
      {items.map((item) => (
        <ScoreItemRow
          key={`${item.indicatorId}${item.scope}`}
          item={item}
          sheet={sheet}
          planned={
            plan.find(
              (each) =>
                each.pack === sheet.pack.id &&
                each.indicatorId === item.indicatorId &&
                each.scope === item.scope &&
                (each.region === null || sheet.region === null || each.region === sheet.region),
            ) ?? null
          }
        />
      ))}
    </ul>
  );
}
