import {
  add,
  compare,
  divide,
  type Exact,
  equals,
  exact,
  multiply,
  subtract,
  toDecimalText,
} from '../../model/exact.ts';
import type { Measure, PointsNode, ScoringRule } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { branch } from '../parts/when-branch.ts';
import type { SourceText } from '../tokens/source-text.ts';
import type { Token } from '../tokens/token.ts';
import { type Assembly, constant, numberInput, plain } from './assembly.ts';
import { type Formula, parseFormula } from './parse-formula.ts';

/** 得分=…×…, 60分乘以…的比: operators between quantities. */
export const looksLikeFormula = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, index) =>
      token.kind === 'times' ||
      (token.kind === 'divide' && token.text !== '/') ||
      token.kind === 'plus' ||
      (token.kind === 'compare' &&
        token.text === '=' &&
        tokens.slice(index).some((later) => later.kind === 'divide')),
  );

const WEIGHT =
  /^(?:本项|该项|此项|该|本|单项|各)?(?:指标)?(?:分值|权重|权重分|权重分值|标准分|满分|基本分|基础分|基准分|总分值|权数)$/;
/** 基础分×60%+提升分×40%: beside points of another name these are points of their own. */
const isWeight = (name: string, names: readonly string[]): boolean =>
  WEIGHT.test(name) &&
  !names.some(
    (other) => other !== name && /分$/.test(other) && !/^(?:扣|加|减)/.test(other) && !WEIGHT.test(other),
  );
const RATE = /(?:率|比例|比重|占比|百分比|比|程度|契合度|进度)$/;
const DESCRIBES = /^(?:实行|采用|采取|按照|按|采|根据|依据)?[^=×÷+\d]*?(?:。|;|:|,)/;

/** Points by a printed formula; caps printed with it, by its worked example, or by the weight. */
export function assembleFormula(
  source: SourceText,
  tokens: readonly Token[],
  assembly: Assembly,
): ScoringRule {
  const span = { start: tokens[0]?.start ?? 0, end: source.text.length };
  const start = formulaStart(source, span.start);
  const body = parseFormula(source, start, source.text.length);
  const tail = readTail(source, tokens, body.end);
  const formula = tail.ratioCap ? capRates(body.formula) : body.formula;
  const names = namesOf(formula);
  if (tail.cap === null && !tail.fullStop) checkSamples(formula, body.result, assembly, span);
  const uncapped = body.result !== null && sampleExceeds(formula, body.result, assembly);
  let points = collapsed(formula, names, assembly) ?? toNode(formula, names, assembly, span);
  const cap = tail.cap ?? (uncapped ? null : assembly.maxPoints);
  if (cap !== null) {
    if (tail.cap === null && !tail.fullStop) assembly.assumed.add('capped-at-maximum');
    points = {
      node: 'clamp',
      of: points,
      floor: tail.floor ? ('0' as never) : null,
      cap: plain(cap) as never,
    };
  } else if (tail.floor) points = { node: 'clamp', of: points, floor: '0' as never, cap: null };
  if (tail.least !== null) {
    const below = { test: 'compare', of: points, comparator: '<', to: plain(tail.least) as never } as const;
    points = { node: 'when', cases: [branch(below, constant('0'))], otherwise: points };
  }
  if (tail.roundTo !== null) points = { node: 'round', of: points, places: tail.roundTo, mode: 'half-up' };
  return {
    kind: 'formula',
    inputs: assembly.inputs,
    points,
    ...(assembly.assumed.size > 0 ? { assumed: [...assembly.assumed].sort() } : {}),
  };
}

/** Behind the first `=`; without one the formula is the sentence that holds the operator. */
function formulaStart(source: SourceText, from: number): number {
  const { text } = source;
  const equalsAt = text.indexOf('=', from);
  if (equalsAt >= 0) {
    const before = text.slice(from, equalsAt);
    // 办结率(满分5分):得分=…: the weight, said once more.
    const worth = /\((?:满分|分值|权重|本项)?\d+(?:\.\d+)?分\)|\d+分制|百分制/g;
    if (/\d/.test(before.replace(worth, '')))
      throw new NotUnderstood('formula-not-understood', { start: from, end: equalsAt });
    return equalsAt + 1;
  }
  const led = /^[^\d×÷+=]*?(?:按照|按|以|为|:)(?=\d+(?:\.\d+)?分?(?:乘以|×))/.exec(text.slice(from));
  if (led) return from + led[0].length;
  const describing = DESCRIBES.exec(text.slice(from));
  return from + (describing && describing[0].length < text.length - from ? describing[0].length : 0);
}

interface Tail {
  readonly cap: string | null;
  readonly floor: boolean;
  readonly fullStop: boolean;
  /** 完成率超过100%的按100%计. */
  readonly ratioCap: boolean;
  readonly roundTo: number | null;
  /** 低于10分不得分. */
  readonly least: string | null;
}

/** What follows the formula may only cap, floor or round it, or say words without numbers. */
function readTail(source: SourceText, tokens: readonly Token[], end: number): Tail {
  const written = tokens.filter((token) => token.start >= end);
  const cut = leastAt(written);
  const rest = cut === null ? written : [...written.slice(0, cut), ...written.slice(cut + 5)];
  const least = cut === null ? null : (written[cut + 1]?.value ?? null);
  let cap: string | null = null;
  let floor = false;
  let fullStop = false;
  let ratioCap = false;
  let roundTo: number | null = null;
  for (const token of rest) {
    if (
      token.kind === 'limit' &&
      (token.says === 'cap' || token.says === 'cap-add' || token.says === 'worth')
    )
      cap = token.value ?? null;
    else if (token.kind === 'limit' && token.says === 'floor-zero') floor = true;
    else if (token.kind === 'limit' && (token.says === 'full-stop' || token.says === 'ratio-cap'))
      [fullStop, ratioCap] = [true, ratioCap || token.says === 'ratio-cap'];
    else if (token.kind === 'round') roundTo = Number(token.value ?? '0');
    else if (/^(?:number|verb|award|every|compare|limit|times|place)$/.test(token.kind)) {
      throw new NotUnderstood('formula-not-understood', {
        start: token.start,
        end: rest.at(-1)?.end ?? source.text.length,
      });
    }
  }
  return { cap, floor, fullStop, ratioCap, roundTo, least };
}

/** Where 低于10分(的)不得分 stands, with 的 in a place of its own. */
function leastAt(tokens: readonly Token[]): number | null {
  const at = tokens.findIndex(
    (token, index) =>
      token.kind === 'compare' &&
      token.says === '<' &&
      tokens[index + 1]?.kind === 'number' &&
      tokens[index + 2]?.kind === 'fen',
  );
  if (at < 0) return null;
  const following = tokens.slice(at + 3, at + 5).filter((token) => !/^的?,?$/.test(token.text));
  return following[0]?.kind === 'award' && following[0].says === 'none' ? at : null;
}

/** What is cut at 100 % behind the formula is cut inside it. */
const capRates = (formula: Formula): Formula =>
  formula.form === 'operation'
    ? { ...formula, left: capRates(formula.left), right: capRates(formula.right) }
    : formula.form === 'name' && RATE.test(formula.name)
      ? { ...formula, cappedAtFull: true }
      : formula;

const namesOf = (formula: Formula): string[] =>
  formula.form === 'name'
    ? [formula.name]
    : formula.form === 'operation'
      ? [...new Set([...namesOf(formula.left), ...namesOf(formula.right)])]
      : [];

function toNode(
  formula: Formula,
  names: readonly string[],
  assembly: Assembly,
  span: { start: number; end: number },
  divides = hasDivision(formula),
  percents = hasPercent(formula),
): PointsNode {
  if (formula.form === 'number') {
    return constant(formula.percent ? toDecimalText(divideBy100(formula.value)) : plain(formula.value));
  }
  if (formula.form === 'name') return nameNode(formula, names, assembly, span, divides, percents);
  const left = toNode(formula.left, names, assembly, span, divides, percents);
  const right = toNode(formula.right, names, assembly, span, divides, percents);
  if (formula.operator === '+') return { node: 'sum', parts: [left, right] };
  const operator = formula.operator === '-' ? 'subtract' : formula.operator === '×' ? 'multiply' : 'divide';
  return { node: 'arithmetic', operator, left, right };
}

const hasPercent = (formula: Formula): boolean =>
  (formula.form === 'number' && formula.percent) ||
  (formula.form === 'operation' && (hasPercent(formula.left) || hasPercent(formula.right)));

const hasDivision = (formula: Formula): boolean =>
  formula.form === 'operation' &&
  (formula.operator === '÷' || hasDivision(formula.left) || hasDivision(formula.right));

const divideBy100 = (value: string): Exact => divide(exact(value), exact('100')) ?? exact('0');

/** A named quantity: the weight itself, a rate given in per cent, or a number. */
function nameNode(
  formula: Extract<Formula, { form: 'name' }>,
  names: readonly string[],
  assembly: Assembly,
  span: { start: number; end: number },
  formulaDivides: boolean,
  percented: boolean,
): PointsNode {
  if (isWeight(formula.name, names) && formula.sample === null) {
    if (assembly.maxPoints === null) throw new NotUnderstood('maximum-missing', span, {}, 'question');
    return constant(assembly.maxPoints);
  }
  const variables = names.filter((name) => !isWeight(name, names));
  const single = variables.length === 1;
  const isRate =
    RATE.test(formula.name) &&
    (formula.samplePercent ||
      formula.cappedAtFull ||
      (single && !assembly.hint.isFraction) ||
      /完成率|达标率|完成比例|完成进度/.test(formula.name));
  // 1-退货率 without a unit given: is 0.1 a tenth, or a tenth of one per cent?
  if (isRate && single && assembly.hint.unit === null && !/完成|达标|达成/.test(formula.name))
    throw new NotUnderstood('reference-unclear', span, {}, 'question');
  const measure: Measure | undefined =
    /完成率|完成比例|完成进度|进度|占年度计划/.test(formula.name) && isRate
      ? 'attainment'
      : /目标|计划|任务数|任务金额/.test(formula.name) && !/率|完成/.test(formula.name)
        ? 'target'
        : /第一名|第1名|最高/.test(formula.name)
          ? 'first'
          : /平均/.test(formula.name)
            ? 'mean'
            : undefined;
  const counted =
    !single &&
    measure === undefined &&
    /(?:数|次数|件数|个数|家数|人数|项数)$/.test(formula.name) &&
    !formulaDivides;
  const input = {
    name: single ? 'value' : formula.name,
    label: formula.name,
    unit: isRate ? '%' : null,
    ...(measure ? { measure } : counted ? { measure: 'count' as const, absent: '0' as const } : {}),
  };
  let of = numberInput(assembly, input);
  // 实际值÷2.5%×8 with per cent given: both sides of the division in the same unit.
  const percents = !isRate && single && assembly.hint.unit === '%' && percented;
  if (percents) return { node: 'arithmetic', operator: 'divide', left: of, right: constant('100') };
  if (isRate) of = { node: 'arithmetic', operator: 'divide', left: of, right: constant('100') };
  return formula.cappedAtFull ? { node: 'clamp', of, floor: null, cap: '1' as never } : of;
}

/** 实际数÷目标数×20 with one number in per cent given: that number is the attainment. */
function collapsed(formula: Formula, names: readonly string[], assembly: Assembly): PointsNode | null {
  const given =
    assembly.hint.measure === 'attainment' || (assembly.hint.unit === '%' && !assembly.hint.isFraction);
  if (!given || names.filter((name) => !WEIGHT.test(name)).length !== 2) return null;
  const split = formula.form === 'operation' ? ratioAndWeight(formula) : null;
  if (!split) return null;
  const { ratio, weight } = split;
  if (
    ratio.form !== 'operation' ||
    ratio.operator !== '÷' ||
    ratio.left.form !== 'name' ||
    ratio.right.form !== 'name'
  )
    return null;
  if (!/目标|计划|任务|指标/.test(ratio.right.name)) return null;
  const points =
    weight.form === 'number' && !weight.percent
      ? weight.value
      : weight.form === 'name' && WEIGHT.test(weight.name)
        ? assembly.maxPoints
        : null;
  if (points === null) return null;
  const of = numberInput(assembly, {
    name: 'value',
    label: `${ratio.left.name.replace(/(?:实际)?完成[值数量额]?$/, '')}完成率`,
    unit: '%',
    measure: 'attainment',
  });
  return {
    node: 'rate',
    of,
    points: plain(points) as never,
    per: '100' as never,
    steps: 'proportional',
    from: '0' as never,
    side: 'above',
    most: null,
  };
}

type Operation = Extract<Formula, { form: 'operation' }>;

/** (a÷b)×w, w×(a÷b) and w×a÷b are one ratio and one weight. */
function ratioAndWeight({ left, right, operator }: Operation): { ratio: Formula; weight: Formula } | null {
  if (operator === '×')
    return left.form === 'operation' ? { ratio: left, weight: right } : { ratio: right, weight: left };
  if (operator !== '÷' || left.form !== 'operation' || left.operator !== '×') return null;
  const weighs = (one: Formula): boolean =>
    one.form === 'number' || (one.form === 'name' && WEIGHT.test(one.name));
  const [weight, top] = weighs(left.left) ? [left.left, left.right] : [left.right, left.left];
  return { ratio: { form: 'operation', operator: '÷', left: top, right }, weight };
}

/** The worked example printed in the text must come out, capped at the weight at most. */
function checkSamples(
  formula: Formula,
  result: string | null,
  assembly: Assembly,
  span: { start: number; end: number },
): void {
  if (result === null) return;
  const value = sampleValue(formula, assembly);
  if (value === null || equals(value, exact(result))) return;
  if (
    assembly.maxPoints !== null &&
    equals(exact(result), exact(assembly.maxPoints)) &&
    compare(value, exact(result)) > 0
  )
    return;
  throw new NotUnderstood('worked-example-differs', span, { printed: result });
}

function sampleExceeds(formula: Formula, result: string, assembly: Assembly): boolean {
  const value = sampleValue(formula, assembly);
  return (
    value !== null &&
    equals(value, exact(result)) &&
    assembly.maxPoints !== null &&
    compare(exact(result), exact(assembly.maxPoints)) > 0
  );
}

function sampleValue(formula: Formula, assembly: Assembly): Exact | null {
  if (formula.form === 'number') return formula.percent ? divideBy100(formula.value) : exact(formula.value);
  if (formula.form === 'name') {
    if (formula.sample === null)
      return WEIGHT.test(formula.name) && assembly.maxPoints !== null ? exact(assembly.maxPoints) : null;
    return formula.samplePercent ? divideBy100(formula.sample) : exact(formula.sample);
  }
  const left = sampleValue(formula.left, assembly);
  const right = sampleValue(formula.right, assembly);
  if (!left || !right) return null;
  if (formula.operator === '+') return add(left, right);
  if (formula.operator === '-') return subtract(left, right);
  return formula.operator === '×' ? multiply(left, right) : divide(left, right);
}
