import type { Statement } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

/** 发生1人以上死亡事故的不得分: nothing else is said of the number. */
export const isAccident = ({ head, award }: Statement): boolean =>
  award.what === 'none' &&
  head.conditions.length === 1 &&
  head.conditions.every((one) => one.low !== null && !one.symbolic && familyOf(one.unit) === 'count');
