import type { Statement } from '../statements/statement.ts';

/** What brings nothing new is left out: 超过目标的不加分 where nothing is added, 零报告的不扣分 beside what is taken. */
export function dropIdle(statements: readonly Statement[]): readonly Statement[] {
  const adds = statements.some((one) => one.award.verb === 'add' && one.award.what !== 'none');
  const gives = statements.some(
    (one) =>
      one.award.verb === 'take' ||
      (one.award.verb === 'get' && /^(?:points|full|base|ratio)$/.test(one.award.what)),
  );
  return statements.filter((one, index) => {
    // 按年度任务完成情况计分,完成100%得6分: only leads in what follows.
    const leads =
      index === 0 && one.award.what === 'ratio' && /情况/.test(one.award.text ?? '') && statements.length > 1;
    if (leads && one.head.conditions.length === 0) return !isPlain(one);
    const unadded = /不(?:再)?(?:加|奖)分$/.test(one.award.text ?? '') && one.award.what === 'none';
    if (unadded && gives && !adds) return !isPlain(one);
    return !(
      one.award.what === 'keep' &&
      /^(?:零报告|无情况|未发生|未出现|没有发生)/.test(one.head.words) &&
      isPlain(one)
    );
  });
}

/** Limits said with it would be lost. */
const isPlain = (statement: Statement): boolean => statement.limits.length === 0 && !statement.etcetera;
