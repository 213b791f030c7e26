import type { Condition, PointsNode } from '../../rule-pack/scoring-rule.ts';

/** One case of a `when` node: plain data, never awaited. */
export const branch = (
  when: Condition,
  then: PointsNode,
): { readonly when: Condition; readonly then: PointsNode } => ({
  when,
  then,
});
