import type { Fact } from './fact.ts';
import type { IndicatorFamily } from './indicator-family.ts';
import { countsWholeThings } from './unit-scale.ts';

/** Figures per head or per thousand carry the unit of things (件) and are no counts. */
const PER_SOMETHING = /^(?:每(?![年月季])|人均|户均|平均|[十百千万亿]+(?:人|名|家|户|元))/;

/** Whether a reading is a number of whole things: a count itself, or a part of a ratio that is one. */
export function isCount(family: IndicatorFamily, fact: Fact): boolean {
  const { indicator } = family;
  if (!indicator) return false;
  if (fact.kind === 'numerator' || fact.kind === 'denominator') {
    const part = indicator.parts?.[fact.kind];
    return (
      part !== undefined && countsWholeThings(part.unit) && (fact.unit === part.unit || fact.unit === '')
    );
  }
  if (fact.kind === 'score' || fact.kind === 'weight') return false;
  return (
    indicator.quantity === 'count' && countsWholeThings(indicator.unit) && !PER_SOMETHING.test(indicator.name)
  );
}
