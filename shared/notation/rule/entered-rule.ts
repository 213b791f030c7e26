import type { PointsNode, RuleInput, ScoringRule } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Limit } from '../statements/statement.ts';
import type { SourceText } from '../tokens/source-text.ts';
import { type Assembly, note, plain } from './assembly.ts';

const pointsInput = (label: string): RuleInput => ({
  name: 'points',
  label,
  type: 'number',
  unit: '分',
  measure: 'points',
});
const entered: PointsNode = { node: 'quantity', input: 'points' };

/** A text without any number or word of scoring: points are entered by a person, within the weight. */
export function enteredRule(source: SourceText, assembly: Assembly): ScoringRule {
  const span = { start: 0, end: source.text.length };
  const max = assembly.maxPoints;
  // 按…比例计分 is a rule that was not understood, not a missing one.
  if (/得分|计分|扣分|加分|减分|给分|赋分|记分|满分|分值|不得分|比例|平均分|每/.test(source.text))
    throw new NotUnderstood('not-understood', span);
  // ……或或或: nothing that a person could judge by.
  if (new Set(source.text.match(/[\u4e00-\u9fff]/g)).size < 3)
    throw new NotUnderstood('not-understood', span);
  if (max === null) throw new NotUnderstood('not-understood', span);
  note(assembly, 'no-rule-printed', span, { max }, 'question');
  return {
    kind: 'discretionary',
    inputs: [pointsInput(assembly.indicator ?? '评分')],
    points: { node: 'clamp', of: entered, floor: '0' as never, cap: max as never },
  };
}

/** 加分最多5分,超过5分的按5分计: points that come from elsewhere, cut here. */
export function limitedSum(limits: readonly Limit[], assembly: Assembly): ScoringRule | null {
  const caps = limits.filter((limit) => limit.says === 'cap' || limit.says === 'cap-add');
  const [cap] = caps;
  if (!cap?.value || caps.length !== limits.length || caps.some((one) => one.value !== cap.value))
    return null;
  return {
    kind: 'compound',
    inputs: [pointsInput(assembly.indicator ?? '加分')],
    points: { node: 'clamp', of: entered, floor: null, cap: plain(cap.value) as never },
  };
}
