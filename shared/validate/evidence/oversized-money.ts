import { absolute, compare, exact, multiply } from '../../model/exact.ts';
import { mostMoney } from '../../model/most-money.ts';
import type { Quantity } from '../fact.ts';
import { powerOfTen } from '../printed-number.ts';
import { inUnit, isMoney } from '../unit-scale.ts';
import type { Slip } from './slipped-part.ts';

/** Output and revenue of a whole area are larger than what anybody spends there. */
const OF_AN_ECONOMY = exact('10');

/** More money than a place of this level handles in a year: typed in 元 where 万元 belongs, or in 万元 where 亿元 does. */
export function oversizedMoney(fact: Quantity): Slip | null {
  if (!fact.unit.endsWith('元') || !isMoney(fact.unit)) return null;
  const money = inUnit(absolute(fact.value), fact.unit, '万元');
  if (!money) return null;
  const most = mostMoney(fact.area);
  const limit = fact.kind === 'denominator' ? multiply(most, OF_AN_ECONOMY) : most;
  if (compare(money, limit) <= 0) return null;
  const power = compare(multiply(money, powerOfTen(-4)), limit) <= 0 ? -4 : -8;
  return { fact, power, proof: 'size', reference: null };
}
