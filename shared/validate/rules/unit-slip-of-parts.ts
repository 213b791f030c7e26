import { toDecimalText } from '../../model/exact.ts';
import { shiftedNumber } from '../evidence/slipped-part.ts';
import { printedOf } from '../fact.ts';
import type { SheetRule } from '../rule.ts';
import { slipOf } from '../slip-of.ts';
import { figuresUnderTwoNames } from '../two-names.ts';
import { unitByFactor, unitByPower } from '../unit-scale.ts';

/** A figure reported on its own that is the same figure among the parts of a ratio, 10^4 or 10^8 apart. */
export const unitSlipOfParts: SheetRule<'unit-slip'> = {
  code: 'unit-slip',
  basis: 'workbook',
  whole: true,
  kind: 'outlier',
  severity: 'query',
  check: (view) =>
    figuresUnderTwoNames(view).flatMap(({ figure, part }) => {
      const power = slipOf(figure, part);
      if (power === null) return [];
      const printed = printedOf(figure);
      const right = toDecimalText(shiftedNumber(printed.number, power));
      const typedUnit = unitByFactor(figure.unit, printed.factor) ?? figure.unit;
      const likelyUnit = unitByPower(typedUnit, power);
      return [
        {
          fact: null,
          place: { sheet: figure.sheet, cell: figure.cell },
          params: {
            typed: toDecimalText(printed.number),
            right,
            power: String(Math.abs(power)),
            direction: power < 0 ? 'too-large' : 'too-small',
            proof: 'parts',
            typedUnit,
            ...(likelyUnit ? { likelyUnit } : {}),
            reference: part.text,
          },
          fix: { value: right },
          related: [part],
        },
      ];
    }),
};
