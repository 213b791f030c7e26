import { ONE, toDecimalText } from '../../model/exact.ts';
import type { ReadingKind } from '../../model/reading.ts';
import { slippedFigure } from '../evidence/slipped-figure.ts';
import { type Slip, shiftedNumber, slippedPart } from '../evidence/slipped-part.ts';
import { printedOf } from '../fact.ts';
import { agrees } from '../ratio-group.ts';
import type { Draft, ReadingsRule, ReadingsView } from '../rule.ts';
import { unitByFactor, unitByPower } from '../unit-scale.ts';

const KINDS: readonly ReadingKind[] = [
  'actual',
  'baseline',
  'numerator',
  'denominator',
  'target',
  'constraint',
  'expectation',
];

/** 10^4 and 10^8 are the commonest gross errors: 元 where 万元 belongs, 万元 where 亿元 belongs. */
export const unitSlip: ReadingsRule<'unit-slip'> = {
  code: 'unit-slip',
  basis: 'readings',
  kind: 'outlier',
  severity: 'query',
  usesOutside: true,
  check: (view) => slipsOf(view).map(draftOf),
};

function slipsOf({ family, evidence, soFar }: ReadingsView): Slip[] {
  const slips = new Map<string, Slip>();
  const key = (fact: { sheet: string; cell: string }) => `${fact.sheet}!${fact.cell}`;
  const proven = new Set<string>();
  for (const group of family.ratios) {
    if (agrees(group, group.computed, ONE)) {
      proven.add(key(group.numerator)).add(key(group.denominator));
      continue;
    }
    const slip = slippedPart(group, evidence);
    if (slip && !soFar.says(slip.fact, 'unit-slip')) slips.set(key(slip.fact), slip);
  }
  if (!measuresAmounts(family.indicator?.quantity)) return [...slips.values()];
  for (const fact of family.facts) {
    if (!KINDS.includes(fact.kind) || proven.has(key(fact)) || slips.has(key(fact))) continue;
    if (soFar.says(fact, 'unit-slip')) continue;
    const isRatio = family.indicator?.quantity === 'ratio' && !isPart(fact.kind);
    const slip = isRatio
      ? null
      : slippedFigure(
          family,
          fact,
          evidence,
          (other) => slips.has(key(other)) || soFar.says(other, 'unit-slip'),
        );
    if (slip) slips.set(key(fact), slip);
  }
  return [...slips.values()];
}

const isPart = (kind: ReadingKind): boolean => kind === 'numerator' || kind === 'denominator';
const measuresAmounts = (quantity: string | undefined): boolean =>
  quantity === 'amount' || quantity === 'count' || quantity === 'ratio';

function draftOf({ fact, power, proof, reference }: Slip): Draft<'unit-slip'> {
  const printed = printedOf(fact);
  const right = toDecimalText(shiftedNumber(printed.number, power));
  const typedUnit = unitByFactor(fact.unit, printed.factor) ?? fact.unit;
  const likelyUnit = unitByPower(typedUnit, power);
  return {
    fact,
    params: {
      typed: toDecimalText(printed.number),
      right,
      power: String(Math.abs(power)),
      direction: power < 0 ? 'too-large' : 'too-small',
      proof,
      typedUnit,
      ...(likelyUnit ? { likelyUnit } : {}),
      ...(reference ? { reference: reference.text } : {}),
    },
    fix: { value: right },
    related: reference ? [{ sheet: reference.sheet, cell: reference.cell }] : [],
  };
}
