import { cityFigureOf } from '#shared/aggregate/city-figure.ts';
import type { Figure } from '#shared/aggregate/figure.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Trend } from '#shared/contract/trend-schema.ts';
import type { PackId, PeriodId } from '#shared/model/brands.ts';
import type { EnrolmentRecord } from '../../storage/records.ts';
import { speaksForCity } from '../authorize.ts';
import type { Ports } from '../ports.ts';

export interface TrendQuestion {
  readonly pack: PackId;
  readonly indicatorId: string;
  readonly scope: string | null;
  readonly from: PeriodId;
  readonly to: PeriodId;
  readonly viewer: EnrolmentRecord;
}

/** One indicator over periods, for the city and each of its regions; a county sees the others where ranks are published. */
export async function readTrend(ports: Ports, question: TrendQuestion): Promise<Trend> {
  const { pack, indicatorId, scope, viewer } = question;
  const known = await ports.packs.find(pack);
  if (!known) throw new Refusal('unknown-pack', { pack });
  const indicator = known.pack.indicators.find(({ id }) => id === indicatorId);
  if (!indicator) throw new Refusal('invalid-request', { problem: 'indicator: not of this pack' });
  const isOpen = await opennessFor(ports, question);
  const regions = (await ports.store.read.site.regions()).map(({ region }) => region);
  const points = (await ports.store.read.snapshots.trend({ ...question, regions })).filter(
    ({ region, period }) => region === viewer.region || isOpen(period),
  );
  const periods = [...new Set(points.map(({ period }) => period))].toSorted();
  return {
    pack,
    indicatorId,
    indicator: indicator.name,
    scope,
    unit: indicator.unit,
    aggregate: indicator.aggregate,
    periods: periods.map((period) => {
      const own = points.filter((point) => point.period === period);
      const city = isOpen(period) ? cityFigureOf(own, indicator, known.pack.rounding) : null;
      return {
        period,
        city: city && partsOf(city),
        values: Object.fromEntries(own.map((point) => [point.region, partsOf(point)])),
      };
    }),
  };
}

/** Of which periods this viewer sees all regions. */
async function opennessFor(
  ports: Ports,
  { pack, viewer }: TrendQuestion,
): Promise<(period: PeriodId) => boolean> {
  if (speaksForCity(ports, viewer)) return () => true;
  const published = new Set(
    (await ports.store.read.periods.all())
      .filter((record) => record.pack === pack && record.published)
      .map(({ period }) => period),
  );
  return (period) => published.has(period);
}

const partsOf = ({ value, numerator, denominator }: Pick<Figure, 'value' | 'numerator' | 'denominator'>) => ({
  value,
  numerator,
  denominator,
});
