import type { Figure } from '#shared/aggregate/figure.ts';
import type { DecimalText, IndicatorId } from '#shared/model/brands.ts';
import { optionalText, textOf } from './row.ts';
import type { Row } from './sql-database.ts';

/** The empty text stands for no scope: a key column holds no null. */
export function figureOf(row: Row): Figure {
  return {
    indicatorId: textOf(row, 'indicator_id') as IndicatorId,
    scope: textOf(row, 'scope') || null,
    value: optionalText(row, 'value') as DecimalText | null,
    numerator: optionalText(row, 'numerator') as DecimalText | null,
    denominator: optionalText(row, 'denominator') as DecimalText | null,
    points: optionalText(row, 'points') as DecimalText | null,
  };
}
