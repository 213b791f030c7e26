import { isNegative } from '../../model/exact.ts';
import { isCount } from '../count-unit.ts';
import type { ReadingsRule } from '../rule.ts';

/** A number of enterprises, platforms or people can't be below zero. */
export const negativeCount: ReadingsRule<'negative-count'> = {
  code: 'negative-count',
  basis: 'readings',
  kind: 'basic',
  severity: 'blocking',
  check: ({ family }) =>
    family.quantities
      .filter((fact) => isNegative(fact.value) && isCount(family, fact))
      .map((fact) => ({ fact, params: { count: fact.text } })),
};
