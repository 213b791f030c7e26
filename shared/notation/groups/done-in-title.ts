import { labelOf } from '../rule/assembly.ts';
import type { Group } from './group.ts';
import { shareWords } from './same-subject.ts';

/** What the title says is to be done, when the lines behind it only answer that it was not. */
export function doneInTitle(group: Group): string {
  const title = group.title ?? '';
  const answers = group.overrides.every(({ head }) => head.negative && shareWords(head.subject, title));
  const denied = group.overrides.map(({ head }) => head.words.replace(/^(?:未能?|没有|没|不)|的$/g, ''));
  const negated = denied.length === 1 && denied.every((words) => words.length > 1 && title.includes(words));
  return (negated || DONE.test(title)) && group.otherwise === null && answers ? labelOf(title) : '';
}

/** 制定年度计划(1分): what is done or not; 组织领导(5分) a person judges. */
const DONE =
  /^(?:按时|按期|及时|按要求)?(?:制定|制订|建立|成立|召开|出台|报送|上报|编制|印发|配备|设立|组建|签订)(?!.*(?:情况|质量|成效|效果|程度|水平)$)/;
