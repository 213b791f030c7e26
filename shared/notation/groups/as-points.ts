import { NotUnderstood } from '../diagnostic.ts';
import { type Assembly, times } from '../rule/assembly.ts';
import type { Statement } from '../statements/statement.ts';

/** 每低1个百分点扣权重分的5%: so many points. */
export function asPoints(statement: Statement, assembly: Assembly): Statement {
  const { award } = statement;
  const [share] = award.points;
  if (award.what !== 'share' || award.verb === 'get' || share === undefined) return statement;
  const whole = /基本分|基础分|基准分/.test(award.text ?? '')
    ? (assembly.base ?? assembly.maxPoints)
    : assembly.maxPoints;
  if (whole === null) throw new NotUnderstood('maximum-missing', award, {}, 'question');
  return { ...statement, award: { ...award, what: 'points', points: [times(whole, times(share, '0.01'))] } };
}
