import { type IndexOfPlace, type IndexReport, indexTitle } from '#shared/check/index-of-workbook.ts';
import { growthInputName, issuingSentence } from '#shared/messages/issuing.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiOtherTables } from '#shared/messages/ui/ui-other-tables.ts';
import type { PeriodId, RegionCode } from '#shared/model/brands.ts';
import { exact, formatFixed } from '#shared/model/exact.ts';
import { periodText } from '#shared/model/period.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { onScreen } from '../session/on-screen.ts';
import { IssuingNotes } from '../shell/issuing-notes.tsx';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './other-tables.module.css';

/** 综合指数 of every region and period the workbook states, what moved it, and the 科技进步贡献率. */
export function IndexCard({ index }: { readonly index: IndexReport }) {
  const texts = useTexts(uiOtherTables);
  const { system, places, changes, growth, notes } = index;
  return (
    <section className={styles.card} aria-label={texts.index}>
      <h2>{system?.title ?? texts.growth}</h2>
      {places.length > 0 && (
        <table className={styles.table}>
          <tbody>
            {places.map((place) => (
              <tr key={`${place.region}${place.period}`}>
                <th scope="row">{placeName(place.region, place.period) || texts.index}</th>
                <IndexCell place={place} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {system &&
        changes.map((change) => (
          <details key={`${change.region}${change.from}`}>
            <summary>
              {change.region && `${regionName(change.region)} `}
              {texts.change(periodText(change.from), periodText(change.to), signed(change.change))}
            </summary>
            <dl className={styles.facts}>
              {change.contributions.map((one) => (
                <div key={one.indicatorId}>
                  <dt>{indexTitle(system, one.indicatorId)}</dt>
                  <dd>{signed(one.points)}</dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      {growth && <Growth growth={growth} />}
      {notes.length > 0 && (
        <>
          <h3>{texts.notes}</h3>
          <IssuingNotes notes={notes} />
        </>
      )}
    </section>
  );
}

function IndexCell({ place: { result, rank } }: { readonly place: IndexOfPlace }) {
  const marks = useTexts(uiMarks);
  const texts = useTexts(uiOtherTables);
  const language = useSession((state) => state.language);
  if (result.ok) return <td>{texts.indexOf(twoPlaces(result.index), rank)}</td>;
  const why = issuingSentence(result.problem, { about: result.about.join(marks.list) }, language);
  return <td className={styles.problem}>{onScreen(why, language)}</td>;
}

function Growth({ growth }: { readonly growth: NonNullable<IndexReport['growth']> }) {
  const marks = useTexts(uiMarks);
  const texts = useTexts(uiOtherTables);
  const language = useSession((state) => state.language);
  const about =
    'missing' in growth ? growth.missing.map((one) => growthInputName(one, language)).join(marks.list) : '';
  return (
    <p>
      <b>{texts.growth}</b>{' '}
      {growth.ok
        ? texts.growthIs(twoPlaces(growth.contribution), twoPlaces(growth.rate))
        : onScreen(issuingSentence(growth.problem, { about }, language), language)}
    </p>
  );
}

const twoPlaces = (value: string): string => formatFixed(exact(value), 2);

function signed(value: string): string {
  const shown = twoPlaces(value);
  return shown.startsWith('-') || shown === '0.00' ? shown : `+${shown}`;
}

const placeName = (region: RegionCode | null, period: PeriodId | null): string =>
  [region && regionName(region), period && periodText(period)].filter(Boolean).join(' ');
