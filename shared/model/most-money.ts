import { type Exact, exact } from './exact.ts';
import { regionLevel } from './region-level.ts';

const MOST: Readonly<Record<ReturnType<typeof regionLevel>, Exact>> = {
  zone: exact('5000000'),
  county: exact('5000000'),
  city: exact('20000000'),
  province: exact('200000000'),
};

/** More 万元 than a place of this level handles in a year; without a place a province is assumed. */
export const mostMoney = (area: string): Exact => (area === '' ? MOST.province : MOST[regionLevel(area)]);
