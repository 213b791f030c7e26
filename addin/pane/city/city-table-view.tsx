import { useMemo, useState } from 'react';
import { placesGained } from '#addin/actions/city/since-previous.ts';
import { shownNumber } from '#addin/actions/score/shown-number.ts';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import { rankingReason, rankWithRange, robustnessNote } from '#shared/messages/standing.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiStanding } from '#shared/messages/ui/ui-standing.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import type { CityTableRow } from '#shared/model/city-table.ts';
import { onScreen } from '../session/on-screen.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';
import { FigureDetail } from './figure-detail.tsx';
import { FurtherRankings } from './further-rankings.tsx';
import { StandingDetail } from './standing-detail.tsx';

const rowKey = (row: CityTableRow): string => `${row.indicatorId}|${row.scope}`;

/** Regions down, indicators across, the city first; a press on a cell shows where its number comes from. */
export function CityTableView({
  table,
  previous,
  session,
  snapshots,
}: {
  readonly table: SignedCityTable;
  readonly previous: SignedCityTable | null;
  readonly session: ServerSession;
  readonly snapshots: readonly SnapshotSummary[];
}) {
  const marks = useTexts(uiMarks);
  const texts = useTexts(uiCity);
  const standing = useTexts(uiStanding);
  const language = useSession((state) => state.language);
  const [shown, setShown] = useState<{ readonly region: string | null; readonly row: CityTableRow } | null>(
    null,
  );
  const [asked, setAsked] = useState<RegionCode | null>(null);
  const rangeOf = (code: RegionCode) =>
    table.ranking.robustness?.regions.find((one) => one.region === code) ?? null;
  const show = (next: NonNullable<typeof shown>): void => {
    setAsked(null);
    setShown(next);
  };
  const scored = table.regions.some((region) => region.total !== null);
  const names = useMemo(
    () => new Map(table.regions.map((region) => [region.region as string, region.name])),
    [table],
  );
  return (
    <section className={styles.card}>
      <header>
        <h2>{texts.table}</h2>
        {table.ranking.state === 'provisional' && (
          <span className={styles.provisional}>{texts.rankingProvisional}</span>
        )}
        {table.ranking.state === 'incomplete' && (
          <span className={styles.quiet}>{texts.rankingIncomplete}</span>
        )}
      </header>
      {table.ranking.reasons.map((reason) => (
        <p key={`${reason.why}${reason.question}${reason.indicatorId}`} className={styles.provisional}>
          {onScreen(rankingReason(reason, language), language)}
        </p>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={texts.table}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{texts.region}</th>
              {scored && <th scope="col">{texts.total}</th>}
              {scored && <th scope="col">{texts.rank}</th>}
              {table.indicators.map((row) => (
                <th key={rowKey(row)} scope="col">
                  {row.indicator}
                  {row.scope && marks.bracketed(row.scope)}
                  <small>{row.unit}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className={styles.whole}>
              <th scope="row">{texts.city}</th>
              {scored && <td />}
              {scored && <td />}
              {table.indicators.map((row) => (
                <td key={rowKey(row)}>
                  {row.city ? (
                    <button type="button" onClick={() => show({ region: null, row })}>
                      {row.city.text}
                      {row.missing.length > 0 && <sup>*</sup>}
                    </button>
                  ) : (
                    <small>{texts.notCountable}</small>
                  )}
                </td>
              ))}
            </tr>
            {table.regions.map((region) => (
              <tr key={region.region}>
                <th scope="row">{region.name}</th>
                {scored && <td data-missing={region.total === null || undefined}>{region.total ?? ''}</td>}
                {scored && (
                  <td>
                    {region.rank !== null && (
                      <button
                        type="button"
                        aria-label={standing.why(region.name)}
                        onClick={() => {
                          setShown(null);
                          setAsked(region.region);
                        }}
                      >
                        {onScreen(rankWithRange(region.rank, rangeOf(region.region)), language)}
                      </button>
                    )}
                    <RankChange places={placesGained(table, previous, region.region)} />
                  </td>
                )}
                {table.indicators.map((row) => {
                  const value = row.values[region.region]?.value ?? null;
                  return (
                    <td key={rowKey(row)} data-missing={value === null || undefined}>
                      {value === null ? (
                        <span className="only-spoken">{texts.missing}</span>
                      ) : (
                        <button type="button" onClick={() => show({ region: region.region, row })}>
                          {shownNumber(value, 4)}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.indicators.some((row) => row.city !== null && row.missing.length > 0) && (
        <p className={styles.quiet}>{texts.partly}</p>
      )}
      <p className={styles.quiet}>{texts.rounding}</p>
      {table.ranking.robustness && (
        <p className={styles.quiet}>
          {onScreen(robustnessNote(table.ranking.robustness, language), language)}
        </p>
      )}
      {table.rankings.length > 0 && <FurtherRankings table={table} />}
      {asked && <StandingDetail table={table} region={asked} onClose={() => setAsked(null)} />}
      {shown && (
        <FigureDetail
          row={shown.row}
          region={shown.region}
          names={names}
          session={session}
          digest={
            snapshots.find((each) => each.region === shown.region && each.state !== 'withdrawn')?.digest ??
            null
          }
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}

/** 位次上升/下降 N 位 against the previous period. */
function RankChange({ places }: { readonly places: number | null }) {
  const texts = useTexts(uiCity);
  if (places === null) return null;
  return <small data-moved={Math.sign(places)}>{texts.moved(places)}</small>;
}
