import { shownNumber } from '#addin/actions/score/shown-number.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiStanding } from '#shared/messages/ui/ui-standing.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import type { CityTable, FurtherRanking } from '#shared/model/city-table.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';

/** The second rankings a document announces, beside the one by points. */
export function FurtherRankings({ table }: { readonly table: Pick<CityTable, 'rankings' | 'regions'> }) {
  const texts = useTexts(uiStanding);
  const marks = useTexts(uiMarks);
  const nameOf = (code: RegionCode): string =>
    table.regions.find(({ region }) => region === code)?.name ?? code;
  const placed = ({ regions }: FurtherRanking) =>
    [...regions]
      .sort((a, b) => a.rank - b.rank)
      .map(({ region, value, of, rank }) =>
        texts.rankOf(rank, nameOf(region), of === null ? shownNumber(value, 4) : texts.of(value, of)),
      );
  return (
    <details className={styles.acts}>
      <summary>{texts.further}</summary>
      {table.rankings.map((ranking) => (
        <section key={ranking.id}>
          <h4>{ranking.title}</h4>
          <p className={styles.quiet}>{placed(ranking).join(marks.comma)}</p>
          {ranking.missing.length > 0 && (
            <p className={styles.quiet}>{texts.noValue(ranking.missing.map(nameOf).join(marks.list))}</p>
          )}
        </section>
      ))}
    </details>
  );
}
