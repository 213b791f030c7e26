import type { DecimalText } from '../../../model/brands.ts';
import { unitFactor } from '../../text/unit.ts';

/** Units named around a figure, the most particular first; null where a place names none. */
export interface UnitQuestion {
  readonly official: string;
  readonly named: readonly (string | null)[];
  /** Money parts are brought to 万元; other parts stay as typed. */
  readonly keepAsTyped: boolean;
}

export interface UnitAnswer {
  /** Unit in which the figure is reported. */
  readonly unit: string;
  /** Unit in which it was typed, when that differs. */
  readonly typed: string | null;
  readonly factor: DecimalText;
}

const ONE = '1' as DecimalText;

/** The first named unit that can be the official one; a unit that measures something else belongs to another line. */
export function resolveUnit({ official, named, keepAsTyped }: UnitQuestion): UnitAnswer {
  for (const unit of named) {
    if (unit === null) continue;
    if (official === '') return { unit, typed: null, factor: ONE };
    const factor = unitFactor(unit, official);
    if (factor === null) continue;
    if (factor === '1') return { unit: official, typed: null, factor: ONE };
    if (keepAsTyped && !/元$/.test(official)) return { unit, typed: null, factor: ONE };
    return { unit: official, typed: unit, factor };
  }
  return { unit: official, typed: null, factor: ONE };
}
