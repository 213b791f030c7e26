import { add, ceiling, compare, type Exact, exact, multiply } from '../model/exact.ts';
import type { LeastValue } from './least-value.ts';

/** Things that come whole. */
const WHOLE = new Set([
  '家',
  '个',
  '件',
  '人',
  '名',
  '户',
  '项',
  '篇',
  '次',
  '场次',
  '人次',
  '万家',
  '条',
  '位',
  '',
]);

/** Decimals to which an amount of a unit is planned: whole things, 万元 to the cent's hundredth, 亿元 to 万元. */
export const plannedPlaces = (unit: string): number => (WHOLE.has(unit) ? 0 : unit === '亿元' ? 4 : 2);

/** Rounded up to `places` decimals, so that what is promised holds; one step more where the end itself is not enough. */
export function roundUp(least: LeastValue, places: number): Exact {
  const step = exact(places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`);
  const scale = exact(`1${'0'.repeat(places)}`);
  const up = multiply(ceiling(multiply(least.value, scale)), step);
  return least.beyond && compare(up, least.value) === 0 ? add(up, step) : up;
}
