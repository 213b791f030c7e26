import type { Group } from './group.ts';

/** 未完成的不得分,完成任务的得3分: the first answers the second, though it stands before it. */
export function answerMissed(group: Group): void {
  const at = group.overrides.findIndex(
    ({ head }) => head.relation?.says === 'missed' && head.conditions.length === 0,
  );
  const missed = group.overrides[at];
  if (!missed || group.otherwise !== null || group.base?.head.relation?.says !== 'reached') return;
  group.overrides.splice(at, 1);
  group.otherwise = missed;
}
