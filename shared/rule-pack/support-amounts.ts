import type { DecimalText } from '../model/brands.ts';
import {
  add,
  divide,
  type Exact,
  exact,
  HUNDRED,
  minimum,
  multiply,
  sum,
  toDecimalText,
  ZERO,
} from '../model/exact.ts';
import type { RulePack, SupportItem } from './rule-pack.ts';

/** What was reported for one line of a 奖补 schedule. */
export interface SupportClaim {
  readonly item: string;
  /** How many; or, for a share, the base of each unit in 万元 (each contract by itself, so that each meets its cap). */
  readonly count?: DecimalText;
  readonly bases?: readonly DecimalText[];
}

export interface SupportLine {
  readonly item: string;
  readonly name: string;
  readonly payer: SupportItem['payer'];
  /** 万元, exact. null: decided case by case, at most `most`. */
  readonly amount: DecimalText | null;
  /** 以上: the amount is the least. */
  readonly isMinimum: boolean;
  readonly most: DecimalText | null;
  /** Largest part that may go to one person, 万元. */
  readonly leaderMost: DecimalText | null;
  readonly clause: string;
}

export interface SupportAmounts {
  readonly lines: readonly SupportLine[];
  /** 万元 by who pays; claims decided case by case are not in it. */
  readonly byPayer: Readonly<Record<SupportItem['payer'], DecimalText>>;
  /** Claims that name no line of the schedule. */
  readonly unknown: readonly string[];
}

/** Money of a 奖补 schedule for what was reported: count × amount, or share × base with the cap for each unit. */
export function supportAmounts(
  pack: Pick<RulePack, 'support'>,
  claims: readonly SupportClaim[],
): SupportAmounts {
  const lines: SupportLine[] = [];
  const unknown: string[] = [];
  const totals = { province: ZERO, city: ZERO, unstated: ZERO };
  for (const claim of claims) {
    const item = pack.support?.find((one) => one.id === claim.item);
    if (!item) {
      unknown.push(claim.item);
      continue;
    }
    const amount = amountOf(item, claim);
    if (amount !== null) totals[item.payer] = add(totals[item.payer], amount);
    lines.push(lineOf(item, claim, amount));
  }
  return {
    lines,
    byPayer: {
      province: toDecimalText(totals.province),
      city: toDecimalText(totals.city),
      unstated: toDecimalText(totals.unstated),
    },
    unknown,
  };
}

function lineOf(item: SupportItem, claim: SupportClaim, amount: Exact | null): SupportLine {
  const { amount: tariff } = item;
  const leader = tariff.kind === 'share' ? tariff.leaderShare : undefined;
  return {
    item: item.id,
    name: item.name,
    payer: item.payer,
    amount: amount === null ? null : toDecimalText(amount),
    isMinimum: tariff.kind === 'each' && tariff.minimum === true,
    most: tariff.kind === 'up-to' ? toDecimalText(multiply(exact(tariff.amount), countOf(claim))) : null,
    leaderMost: leader === undefined || amount === null ? null : toDecimalText(percentOf(leader, amount)),
    clause: item.clause,
  };
}

const countOf = (claim: SupportClaim): Exact => exact(claim.count ?? '0');

const percentOf = (percent: string, base: Exact): Exact => divide(multiply(exact(percent), base), HUNDRED)!;

function amountOf(item: SupportItem, claim: SupportClaim): Exact | null {
  const { amount } = item;
  switch (amount.kind) {
    case 'each':
      return multiply(exact(amount.amount), countOf(claim));
    case 'up-to':
      return null;
    case 'match':
      return multiply(exact(amount.ratio), sum(basesOf(claim)));
    case 'share': {
      const { cap, percent } = amount;
      return sum(
        basesOf(claim).map((base) => {
          const part = percentOf(percent, base);
          return cap === null ? part : minimum(part, exact(cap));
        }),
      );
    }
  }
}

const basesOf = (claim: SupportClaim): readonly Exact[] =>
  (claim.bases ?? (claim.count === undefined ? [] : [claim.count])).map((base) => exact(base));
