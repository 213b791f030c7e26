import { type Compiled, compileNotation } from './compile-notation.ts';

/** An item of a list or table: its name, weight and the unit its figures are reported in. */
export interface ItemOfList {
  readonly indicator: string;
  readonly maxPoints: string | null;
  readonly unit: string;
}

/**
 * Compiles the 评分标准 of an item. Its figures are in the item's unit, but a text may speak of 完成率 instead:
 * that follows from figure and target whatever the unit is, so such a text is understood without it.
 */
export function compileItem(text: string, { indicator, maxPoints, unit }: ItemOfList): Compiled {
  const inUnit = compileNotation(text, { indicator, maxPoints, inputUnit: unit || null });
  if (inUnit.ok || unit === '' || !inUnit.diagnostics.some((one) => one.code === 'unit-mismatch'))
    return inUnit;
  const ofTarget = compileNotation(text, { indicator, maxPoints });
  const measured = ofTarget.ok && ofTarget.inputs.some((input) => input.measure === 'attainment');
  return measured ? ofTarget : inUnit;
}
