import { type Exact, exact } from '../model/exact.ts';
import type { PointsNode, RateNode, RuleInput, ScoringRule } from '../rule-pack/scoring-rule.ts';

/** A number, a statement, or named ones; numbers may be JSON numbers or decimal text. */
export type GivenInput = number | boolean | string | Readonly<Record<string, number | boolean | string>>;

export type MatchedInputs =
  | { readonly ok: true; readonly values: Readonly<Record<string, Exact | boolean | string>> }
  | {
      readonly ok: false;
      readonly problem: 'no-such-input' | 'several-inputs' | 'wrong-type' | 'negative-count';
      readonly about: string;
    };

/**
 * Brings what a caller gives to the inputs of a rule: a bare value to the only input (or to several counts with equal tariff, which
 * act as one), a key to the inputs whose label contains it.
 */
export function matchInputs(rule: ScoringRule, given: GivenInput): MatchedInputs {
  const values: Record<string, Exact | boolean | string> = {};
  if (typeof given !== 'object') {
    const target = bareTarget(rule, given);
    if (!target)
      return {
        ok: false,
        problem: 'several-inputs',
        about: rule.inputs.map((input) => input.label).join('、'),
      };
    if (typeof given === 'boolean' && isDenied(target))
      return { ok: false, problem: 'several-inputs', about: target.label };
    if (isNumberForDenial(target, given, ''))
      return { ok: false, problem: 'wrong-type', about: target.label };
    const put = place(values, target, given);
    return put ?? { ok: true, values };
  }
  for (const [key, value] of Object.entries(given)) {
    const chosen = value === true || value === false ? choiceNamed(rule, key) : null;
    if (chosen) {
      // 博士: true chooses; 博士: false only says that it is another one.
      if (value === false) continue;
      if (Object.hasOwn(values, chosen.name)) return { ok: false, problem: 'several-inputs', about: key };
      values[chosen.name] = chosen.option;
      continue;
    }
    const found = inputsFor(rule, key, value);
    if (found.length === 0) return { ok: false, problem: 'no-such-input', about: key };
    if (found.length > 1 && !equalTariff(rule, found))
      return { ok: false, problem: 'several-inputs', about: key };
    const target = found.find((input) => !Object.hasOwn(values, input.name)) ?? (found[0] as RuleInput);
    // Two keys for the same input: the second would silently replace the first.
    if (Object.hasOwn(values, target.name)) return { ok: false, problem: 'several-inputs', about: key };
    if (typeof value === 'boolean' && isDenied(target) && !NEGATION.test(key))
      return { ok: false, problem: 'no-such-input', about: key };
    if (isNumberForDenial(target, value, key))
      return { ok: false, problem: 'wrong-type', about: target.label };
    const put = place(values, target, value);
    if (put) return put;
  }
  return { ok: true, values };
}

/** The option of a choice that a key names. */
function choiceNamed(rule: ScoringRule, key: string): { name: string; option: string } | null {
  const options = rule.inputs.flatMap((input) =>
    (input.options ?? []).map((option) => ({ name: input.name, option })),
  );
  const exactly = options.filter(({ option }) => option === key);
  const containing = exactly.length > 0 ? exactly : options.filter(({ option }) => option.includes(key));
  return containing.length === 1 ? (containing[0] ?? null) : null;
}

/** The input a bare value means: the only one of its type that must be given, else equal counts, else the only one at all. */
function bareTarget(rule: ScoringRule, given: number | boolean | string): RuleInput | null {
  const type =
    typeof given === 'boolean'
      ? 'boolean'
      : typeof given === 'string' && !isDecimal(given)
        ? 'choice'
        : 'number';
  const [only] = rule.inputs;
  if (only && rule.inputs.length === 1) return only;
  const fitting = rule.inputs.filter((input) => input.type === type);
  const needed = fitting.filter((input) => input.absent === undefined);
  if (rule.inputs.some((input) => input.absent === undefined && !fitting.includes(input))) return null;
  // A second number with another tariff would silently count as none: the caller must name what is given.
  const rivals = fitting.filter((input) => input.measure !== 'points');
  if (type === 'number' && rivals.length > 1 && !equalTariff(rule, rivals)) return null;
  if (needed.length === 1) return needed[0] ?? null;
  if (needed.length === 0 && fitting.length === 1) return fitting[0] ?? null;
  const first = fitting[0];
  return first && equalTariff(rule, fitting) ? first : null;
}

function inputsFor(rule: ScoringRule, key: string, value: number | boolean | string): RuleInput[] {
  const exactly = rule.inputs.filter((input) => input.label === key || input.name === key);
  if (exactly.length > 0) return exactly;
  const named = rule.inputs.filter((input) => namesNumbersOf(key, input.label));
  const containing = named.filter((input) => input.label.includes(key));
  const fits = (input: RuleInput): boolean => (typeof value === 'boolean') === (input.type === 'boolean');
  const fitting = containing.filter(fits);
  if (containing.length > 0) return fitting.length > 0 ? fitting : containing;
  const typed = named.filter(fits);
  const inOrder = typed.filter((input) => isSubsequence(key, input.label));
  // 等次: "良好", where there is only one thing to choose.
  const [choice, another] = rule.inputs.filter((input) => input.type === 'choice');
  if (inOrder.length === 0 && choice && !another && choice.options?.some((option) => option === value))
    return [choice];
  return inOrder.length === 1 || equalTariff(rule, inOrder) ? inOrder : [];
}

const NEGATION = /[未无没不]|缺/;

/** 未发生事故, given 0: none of them, or no? */
const isNumberForDenial = (input: RuleInput, given: number | boolean | string, key: string): boolean =>
  input.type === 'boolean' && typeof given !== 'boolean' && NEGATION.test(input.label) && !NEGATION.test(key);

const DENIED = /^(?:未|无|没有|没|零(?!售|星|部)|不(?!良|断))/;

/** 未制定方案: a bare true, or 方案: true, may mean that there is one. */
const isDenied = (input: RuleInput): boolean =>
  input.type === 'boolean' && input.absent === false && DENIED.test(input.label);

/** 1亿 is not part of 10亿元以上, nor 5亿 of 15亿: every number of the key stands in the label as a whole. */
function namesNumbersOf(key: string, label: string): boolean {
  const numbers: readonly string[] = label.match(/\d+(?:\.\d+)?/g) ?? [];
  return (key.match(/\d+(?:\.\d+)?/g) ?? []).every((number) => numbers.includes(number));
}

function isSubsequence(key: string, label: string): boolean {
  let at = 0;
  for (const character of key) {
    at = label.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** 基本完整 and 不完整 are not 完整. */
const qualified = (option: string, value: string): boolean =>
  /(?:不|未|非|基本|较|比较|欠|部分|没有|无)$/.test(option.slice(0, option.indexOf(value)));

const only = (found: readonly string[] = []): string | undefined =>
  found.length === 1 ? found[0] : undefined;

const isDecimal = (text: string): boolean => /^[+-]?\d+(?:\.\d+)?$/.test(text);

function place(
  values: Record<string, Exact | boolean | string>,
  input: RuleInput,
  value: number | boolean | string,
): MatchedInputs | null {
  const wrong: MatchedInputs = { ok: false, problem: 'wrong-type', about: input.label };
  if (input.type === 'choice') {
    if (typeof value !== 'string') return wrong;
    const option =
      input.options?.find((one) => one === value) ??
      only(input.options?.filter((one) => one.includes(value))) ??
      only(input.options?.filter((one) => one.includes(value) && !qualified(one, value)));
    if (option === undefined) return wrong;
    values[input.name] = option;
    return null;
  }
  if (typeof value === 'boolean') {
    if (input.type === 'boolean') values[input.name] = value;
    else if (input.measure === 'attainment') values[input.name] = exact(value ? '100' : '0');
    else if (input.measure === 'count') values[input.name] = exact(value ? '1' : '0');
    else return wrong;
    return null;
  }
  if (typeof value === 'string' && !isDecimal(value)) return wrong;
  const number = exact(value);
  if (input.type === 'boolean') {
    if (number.n !== 0 && !(number.n === 1 && number.d === 1)) return wrong;
    values[input.name] = number.n !== 0;
    return null;
  }
  if (
    number.n < 0 &&
    (input.measure === 'count' ||
      input.measure === 'shortfall' ||
      input.measure === 'excess' ||
      input.measure === 'rank')
  ) {
    return { ok: false, problem: 'negative-count', about: input.label };
  }
  values[input.name] =
    input.measure === 'deviation' && number.n < 0 ? exact(String(value).replace(/^-/, '')) : number;
  return null;
}

/** Whether the inputs are counted at the same tariff, so that it does not matter which of them a number goes to. */
function equalTariff(rule: ScoringRule, inputs: readonly RuleInput[]): boolean {
  if (!rule.points || inputs.length < 2) return inputs.length > 0;
  const tariffs = inputs.map((input) => tariffsOf(rule.points as PointsNode, input.name));
  return tariffs.every((tariff) => tariff !== null && tariff === tariffs[0]);
}

function tariffsOf(node: PointsNode, name: string): string | null {
  const found: RateNode[] = [];
  const walk = (one: PointsNode): void => {
    if (one.node === 'rate' && one.of.node === 'quantity' && one.of.input === name) found.push(one);
    else if (one.node === 'sum') one.parts.forEach(walk);
    else if (one.node === 'clamp' || one.node === 'round') walk(one.of);
  };
  walk(node);
  const [only] = found;
  return found.length === 1 && only
    ? [only.points, only.per, only.steps, only.from, only.side, only.most].join('|')
    : null;
}
