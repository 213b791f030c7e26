import type { DecimalText } from '../model/brands.ts';
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  HUNDRED,
  multiply,
  ONE,
  subtract,
  toDecimalText,
  ZERO,
} from '../model/exact.ts';

/** Average annual growth rates in %, and the elasticities of capital and labour, which sources set differently. */
export interface GrowthAccount {
  readonly output: DecimalText;
  readonly capital: DecimalText;
  readonly labour: DecimalText;
  readonly capitalShare: DecimalText;
  readonly labourShare: DecimalText;
}

export type ProgressContribution =
  | {
      readonly ok: true /** Growth by technical progress, in %. */;
      readonly rate: DecimalText /** 科技进步贡献率 in %. */;
      readonly contribution: DecimalText;
    }
  | {
      readonly ok: false;
      readonly problem: 'output-does-not-grow' | 'shares-do-not-add-up' | 'share-out-of-range';
    };

/**
 * 科技进步贡献率 by the Solow residual: a = y − αk − βl, contribution = a ÷ y, with α + β = 1.
 * Undefined when output does not grow: an answer then would be a number without meaning.
 */
export function progressContribution(account: GrowthAccount): ProgressContribution {
  const output = exact(account.output);
  const [alpha, beta] = [exact(account.capitalShare), exact(account.labourShare)];
  if (compare(output, ZERO) <= 0) return { ok: false, problem: 'output-does-not-grow' };
  if (outside(alpha) || outside(beta)) return { ok: false, problem: 'share-out-of-range' };
  if (compare(add(alpha, beta), ONE) !== 0) return { ok: false, problem: 'shares-do-not-add-up' };
  const inputs = add(multiply(alpha, exact(account.capital)), multiply(beta, exact(account.labour)));
  const rate = subtract(output, inputs);
  const share = divide(rate, output) ?? ZERO;
  return { ok: true, rate: toDecimalText(rate), contribution: toDecimalText(multiply(share, HUNDRED)) };
}

const outside = (share: Exact): boolean => compare(share, ZERO) < 0 || compare(share, ONE) > 0;
