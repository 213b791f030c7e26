import { toDecimalText } from '../../model/exact.ts';
import { findSlips } from '../evidence/find-slips.ts';
import { type Slip, shiftedNumber } from '../evidence/slipped-part.ts';
import { printedOf } from '../fact.ts';
import type { Draft, ReadingsRule } from '../rule.ts';
import { unitByFactor, unitByPower } from '../unit-scale.ts';

/** 10^4 and 10^8 are the commonest gross errors: 元 where 万元 belongs, 万元 where 亿元 belongs. */
export const unitSlip: ReadingsRule<'unit-slip'> = {
  code: 'unit-slip',
  basis: 'readings',
  kind: 'outlier',
  severity: 'query',
  usesOutside: true,
  check: (view) => findSlips(view).map(draftOfSlip),
};

export function draftOfSlip({ fact, power, proof, reference }: Slip): Draft<'unit-slip'> {
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
