import type { DecimalText } from '../model/brands.ts';
import { divide, type Exact, exact, HUNDRED, multiply, subtract } from '../model/exact.ts';
import type { ScoringInput } from '../model/reading.ts';
import type { RuleInput, ScoringRule } from '../rule-pack/scoring-rule.ts';
import { type Gap, type InputValue, type InputValues, isGap } from './evaluation.ts';
import { whoseStatement } from './whose-statement.ts';

/** What is known of an item before its rule is evaluated. */
export interface ItemFigures {
  readonly value: Exact | Gap;
  readonly target: DecimalText | null;
  /** Counts, statements and points read from text or entered by a person. */
  readonly stated: readonly ScoringInput[];
  /** A typed score: the points of an item that has no other rule than a person's judgement. */
  readonly typedScore: DecimalText | null;
  /** Other words by which a workbook names an input. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** Fills the inputs of a rule from the figures of its item; what is not there stays absent. */
export function ruleInputs(
  rule: ScoringRule,
  figures: ItemFigures,
): { readonly values: InputValues; readonly gap: Gap | null } {
  const values: Record<string, InputValue> = {};
  let gap: Gap | null = null;
  const taken = matchStated(rule.inputs, figures);
  for (const input of rule.inputs) {
    const stated = taken.get(input.name);
    if (stated !== undefined) {
      values[input.name] = stated;
      continue;
    }
    const measured = measuredValue(input, rule, figures);
    if (measured === null) continue;
    if (isGap(measured)) gap ??= measured;
    else values[input.name] = measured;
  }
  const figured = rule.inputs.some((input) => input.type === 'number' && values[input.name] !== undefined);
  // Beside a reported figure, a statement that nobody made does not hold (申报未获批 where 获批 1 个 is reported).
  if (figured) for (const input of rule.inputs) if (input.type === 'boolean') values[input.name] ??= false;
  return { values, gap };
}

/** A number that follows from the indicator's value and its target; null when the input is something else. */
function measuredValue(input: RuleInput, rule: ScoringRule, figures: ItemFigures): Exact | Gap | null {
  if (input.type !== 'number') return null;
  const { value } = figures;
  const measure = input.measure ?? 'value';
  if (measure === 'points')
    return figures.typedScore === null || rule.inputs.length > 1 ? null : exact(figures.typedScore);
  if (measure === 'target') return figures.target === null ? null : exact(figures.target);
  const single = rule.inputs.filter((one) => one.type === 'number').length === 1;
  // The only number a rule asks for is the figure reported, whatever its words call it.
  const own = input.name === 'value' || (single && figures.stated.length === 0);
  if (measure === 'value' || measure === 'growth' || measure === 'rank' || measure === 'count')
    return own ? value : null;
  if (
    measure !== 'attainment' &&
    measure !== 'difference' &&
    measure !== 'shortfall' &&
    measure !== 'excess' &&
    measure !== 'deviation'
  )
    return null;
  // How far from the mean or from last year it is, no target tells.
  if (input.against !== undefined) return null;
  if (isGap(value)) return value;
  if (figures.target === null) return { gap: 'not-computable', about: 'target' };
  const target = exact(figures.target);
  if (measure === 'attainment') {
    const share = divide(value, target);
    return share ? multiply(share, HUNDRED) : { gap: 'not-computable', about: '0' };
  }
  const difference = subtract(value, target);
  const size: Exact = difference.n < 0 ? subtract(target, value) : difference;
  if (measure === 'difference') return difference;
  if (measure === 'deviation') return size;
  const counts = measure === 'excess' ? difference.n > 0 : difference.n < 0;
  return counts ? size : exact('0');
}

/** Labels of a workbook to inputs of the rule: by the input's own words first, then by what contains what. */
function matchStated(inputs: readonly RuleInput[], figures: ItemFigures): Map<string, InputValue> {
  const taken = new Map<string, InputValue>();
  for (const stated of figures.stated) {
    const input = bestInput(inputs, stated, figures.words);
    if (!input) continue;
    const value = toValue(input, asSaid(input, stated));
    if (value === null) continue;
    const known = taken.get(input.name);
    // Two lines of the same kind (迟报1次 and 迟报2次) add up.
    if (typeof known === 'object' && typeof value === 'object') taken.set(input.name, addExact(known, value));
    else if (known !== true) taken.set(input.name, value);
  }
  return taken;
}

const DENIAL = /未|没有|尚无/;

/** An input that is itself a denial (市上尚未兑现) holds when the cell denies it too, and not when the cell says 市上已兑现. */
function asSaid(input: RuleInput, stated: ScoringInput): ScoringInput['value'] {
  const isStatement = stated.value === 'true' || stated.value === 'false';
  if (input.type !== 'boolean' || !isStatement || !DENIAL.test(input.label)) return stated.value;
  return DENIAL.test(stated.label) ? 'true' : stated.value === 'true' ? 'false' : 'true';
}

const addExact = (left: Exact, right: Exact): Exact => subtract(left, subtract(exact('0'), right));

function bestInput(
  inputs: readonly RuleInput[],
  stated: ScoringInput,
  words: ItemFigures['words'],
): RuleInput | null {
  const label = bare(stated.label);
  const counted = stated.value !== 'true' && stated.value !== 'false';
  const whose = counted ? null : whoseStatement(stated.label);
  // What the city did is no statement about the county.
  const isOthers = (input: RuleInput): boolean =>
    whose !== null && (whoseStatement(input.label) ?? whose) !== whose;
  const fitting = inputs.filter((input) =>
    counted ? input.type === 'number' && input.name !== 'value' : input.type !== 'number' && !isOthers(input),
  );
  const named = (input: RuleInput): string[] => [input.label, ...(words[input.name] ?? [])].map(bare);
  const exactly = fitting.find((input) => named(input).includes(label));
  if (exactly) return exactly;
  const scored = fitting
    .map((input) => ({ input, score: Math.max(...named(input).map((name) => likeness(name, label))) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best) return !second || best.score > second.score ? best.input : null;
  if (whose === null) return null;
  // 市上奖励资金尚未兑现 speaks of 市上尚未兑现: the same one, and the same thing done.
  const alike = fitting.filter(
    (input) => whoseStatement(input.label) === whose && label.includes(bare(input.label).slice(-2)),
  );
  return alike.length === 1 ? alike[0]! : null;
}

/** How much of two labels is the same when one holds the other; 0 when neither does. */
function likeness(name: string, label: string): number {
  if (name.length < 2 || label.length < 2) return 0;
  if (name.includes(label) || label.includes(name))
    return Math.min(name.length, label.length) / Math.max(name.length, label.length);
  return 0;
}

/** Without brackets, punctuation and the words that only say whether it holds. */
const bare = (label: string): string =>
  label
    .replace(/[((【].*?[))】]/g, '')
    .replace(/[\s、,，.。:：“”]/g, '')
    .replace(/(?:尚|暂|还|仍|至今)未|没有|还没|未能/g, '未')
    .replace(/^(?:已经|已|未|及时)+/, '')
    .replace(/(?:已经|已)(?=[\u4e00-\u9fff]{2})/, '');

function toValue(input: RuleInput, value: ScoringInput['value']): InputValue | null {
  if (value === 'true' || value === 'false') {
    if (input.type === 'boolean') return value === 'true';
    return input.type === 'choice' && value === 'true' ? input.label : null;
  }
  if (input.type === 'number') return exact(value);
  return input.type === 'boolean' ? exact(value).n > 0 : null;
}
