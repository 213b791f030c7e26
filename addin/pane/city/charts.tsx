import { useEffect, useMemo, useState } from 'react';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { Period } from '#shared/contract/period-schema.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { exact, toApproximateNumber } from '#shared/model/exact.ts';
import { periodText } from '#shared/model/period.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useTexts } from '../shell/session-context.ts';
import { BarChart, type ChartBar, LineChart } from './chart-drawings.tsx';
import styles from './city.module.css';

const number = (text: string): number => toApproximateNumber(exact(text));

/** Ranking, attainment and the trend of one indicator, drawn without a library. */
export function Charts({
  table,
  session,
  periods,
}: {
  readonly table: SignedCityTable;
  readonly session: ServerSession;
  readonly periods: readonly Period[];
}) {
  const marks = useTexts(uiMarks);
  const texts = useTexts(uiCity);
  const ranking = useMemo<readonly ChartBar[]>(
    () =>
      table.regions
        .flatMap((region) =>
          region.total === null
            ? []
            : [{ label: region.name, value: number(region.total), text: region.total }],
        )
        .sort((a, b) => b.value - a.value),
    [table],
  );
  const attainment = useMemo<readonly ChartBar[]>(
    () =>
      table.indicators.flatMap((row) => {
        if (!row.city || !row.target || number(row.target.value) === 0) return [];
        const share = (number(row.city.value) / number(row.target.value)) * 100;
        return [
          {
            label: row.scope ? row.indicator + marks.bracketed(row.scope) : row.indicator,
            value: share,
            text: `${share.toFixed(1)}%`,
            mark: 100,
          },
        ];
      }),
    [table, marks.bracketed],
  );
  const [trend, setTrend] = useState<readonly { readonly label: string; readonly table: SignedCityTable }[]>(
    [],
  );
  const earlier = periods.filter((each) => each.pack === table.pack.id);
  const asked = earlier.map((each) => each.period).join();
  useEffect(() => {
    let current = true;
    const load = asked
      .split(',')
      .filter(Boolean)
      .map(async (period) => ({
        label: periodText(period as Period['period']),
        period,
        table: await session.server.cityTable({ pack: table.pack.id, period, basis: table.basis }),
      }));
    void Promise.allSettled(load).then((settled) => {
      const found = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      if (current) setTrend(found.sort((a, b) => (a.period < b.period ? -1 : 1)));
    });
    return () => {
      current = false;
    };
  }, [session, asked, table.pack.id, table.basis]);
  const [followed, setFollowed] = useState(0);
  const row = table.indicators[followed];
  const points = trend.flatMap((each) => {
    const same = each.table.indicators.find(
      (other) => other.indicatorId === row?.indicatorId && other.scope === row.scope,
    );
    return same?.city ? [{ label: each.label, value: number(same.city.value), text: same.city.text }] : [];
  });
  if (ranking.length === 0 && attainment.length === 0 && points.length < 2)
    return <p className={styles.quiet}>{texts.noCharts}</p>;
  return (
    <section className={styles.charts} aria-label={texts.charts}>
      {ranking.length > 0 && (
        <figure className={styles.card}>
          <figcaption>{texts.rankingChart}</figcaption>
          <BarChart bars={ranking} label={texts.rankingChart} />
        </figure>
      )}
      {attainment.length > 0 && (
        <figure className={styles.card}>
          <figcaption>{texts.attainmentChart}</figcaption>
          <BarChart bars={attainment} label={texts.attainmentChart} />
        </figure>
      )}
      {points.length > 1 && row && (
        <figure className={styles.card}>
          <figcaption>
            {texts.trendChart}
            <select
              aria-label={texts.indicator}
              value={followed}
              onChange={(event) => setFollowed(Number(event.target.value))}
            >
              {table.indicators.map((each, index) => (
                <option key={`${each.indicatorId}${each.scope}`} value={index}>
                  {each.indicator}
                </option>
              ))}
            </select>
          </figcaption>
          <LineChart points={points} label={`${row.indicator} ${texts.trendChart}`} />
        </figure>
      )}
    </section>
  );
}
