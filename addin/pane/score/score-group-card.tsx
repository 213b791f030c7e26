import { shownNumber } from '#addin/actions/shown-number.ts';
import type { PlannedItem } from '#addin/engine/engine-port.ts';
import { uiScore } from '#shared/messages/ui-score.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { ScoreGroup } from '#shared/report/score-groups.ts';
import { useTexts } from '../shell/session-context.ts';
import { Bar } from './bar.tsx';
import styles from './score.module.css';
import { ScoreItemRow } from './score-item-row.tsx';

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
      <ul>
        {group.items.map((item) => (
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
    </section>
  );
}
