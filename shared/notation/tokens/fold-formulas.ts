import type { Token } from './token.ts';

const ENDS = new Set<Token['kind']>(['comma', 'semicolon', 'stop', 'colon', 'bar', 'open', 'close']);
const RATE =
  /^(?:则|即)?(?:按|按照|以|用|根据)?[^=,;。]{0,12}(?:完成|达成|达标|执行|到位|实现)(?:率|比例|百分比|比率|进度)$/;
const WEIGHT =
  /^(?:本项|该项|此项)?(?:指标)?(?:分值|权重|权重分|权重分值|标准分|满分|基本分|基础分|总分)?(?:计分|得分|计算得分|计算|计|进行计分|赋分)?$/;
const SCORES = /^(?:则|即)?(?:该项|本项|此项|指标|单项)?(?:实际)?(?:得分|分值|得分值|计分|分数)(?:为)?$/;

const MOST_OPERATORS = 40;

/**
 * A formula beside other lines is one of those lines: 完成率≥100%得10分;80%以上的,得分=完成率×10 pays in proportion from 80 % on.
 * What only says how a rate is worked out (执行率=支出/预算×100%) scores nothing and goes.
 */
export function foldFormulas(tokens: readonly Token[]): readonly Token[] {
  // No standard holds that many; hostile text would be compared with itself over and over.
  if (tokens.filter((token) => token.kind === 'times' || isEquals(token)).length > MOST_OPERATORS)
    return tokens;
  const told = withoutDefinitions(tokens);
  let folded = told;
  for (let at = 0; at < folded.length; at += 1) {
    const run = folded[at]?.kind === 'times' ? ratioAt(folded, at) : null;
    if (!run) continue;
    const rest = [run.tokens.slice(0, run.start), run.tokens.slice(run.end)] as const;
    if (!rest.flat().some(speaks)) continue;
    folded = [...rest[0], run.award, ...rest[1]];
    at = run.start;
  }
  return folded;
}

/** Another line that brings or withholds points, or cuts the rate: the formula does not stand alone. */
const speaks = (token: Token): boolean =>
  token.kind === 'verb' || token.kind === 'award' || (token.kind === 'limit' && token.says === 'ratio-cap');

interface Run {
  /** The tokens the run was found in: words that lead it in are set apart. */
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
  readonly award: Token;
}

/** 完成率×10, 10分×完成率, 按实际完成率乘以标准分计分, with 得分= before it. */
function ratioAt(tokens: readonly Token[], times: number): Run | null {
  if (tokens[times - 1]?.kind === 'close') return quotientAt(tokens, times);
  let start = times;
  while (start > 0 && !ENDS.has(tokens[start - 1]?.kind ?? 'comma') && !isEquals(tokens[start - 1]))
    start -= 1;
  let end = times + 1;
  while (end < tokens.length && !ENDS.has(tokens[end]?.kind ?? 'comma') && tokens[end]?.kind !== 'limit')
    end += 1;
  const led = leadIn(tokens, start, times);
  if (led) return ratioAt([...tokens.slice(0, start), ...led, ...tokens.slice(times)], start + led.length);
  const line = lineOf(tokens, start, times);
  const left = line ? tokens.slice(start, line.at) : tokens.slice(start, times);
  const right = tokens.slice(times + 1, end);
  const sides = [left, right];
  const rate = line
    ? SHARED.test(textOf(left))
      ? 0
      : -1
    : sides.findIndex((side) => RATE.test(textOf(side).replace(/(?:计分|得分|计算得分|计算)$/, '')));
  const weight = sides[1 - rate];
  if (rate < 0 || !weight) return null;
  const [number] = weight;
  const value = number?.kind === 'number' ? number.value : undefined;
  const words = value === undefined ? textOf(weight) : textOf(weight.slice(1)).replace(/^分/, '');
  if (!WEIGHT.test(words) || (value === undefined && words === '')) return null;
  if (isEquals(tokens[start - 1])) {
    const named = tokens[start - 2];
    if (named?.kind !== 'words' || !SCORES.test(named.text.replace(/^.*的/, ''))) return null;
    start -= 2;
  }
  const [first, last] = [tokens[start], tokens[end - 1]];
  if (!first || !last) return null;
  return {
    tokens,
    start,
    end,
    award: {
      kind: 'award',
      text: textOf(tokens.slice(start, end)),
      start: first.start,
      end: last.end,
      gap: first.gap,
      says: 'ratio',
      ...(value === undefined ? {} : { value }),
      ...(value !== undefined && line ? { upper: line.value } : {}),
    },
  };
}

const QUOTIENT = /^[^/÷除()]*(?:实际|完成)[^/÷除()]*(?:\/|÷|除以)[^/÷除()]*(?:目标|任务|计划)[^/÷除()]*$/;

/** 未达到的,按(实际值/目标值)×10计分: the attainment, written out. */
function quotientAt(tokens: readonly Token[], times: number): Run | null {
  const open = tokens.findLastIndex((token, index) => index < times && token.kind === 'open');
  if (open < 0 || !QUOTIENT.test(textOf(tokens.slice(open + 1, times - 1)))) return null;
  let end = times + 1;
  while (end < tokens.length && !ENDS.has(tokens[end]?.kind ?? 'comma') && tokens[end]?.kind !== 'limit')
    end += 1;
  const [number, ...others] = tokens.slice(times + 1, end);
  const value = number?.kind === 'number' ? number.value : undefined;
  const words =
    value === undefined ? textOf(tokens.slice(times + 1, end)) : textOf(others).replace(/^分/, '');
  if (!WEIGHT.test(words) || (value === undefined && words === '')) return null;
  const before = tokens[open - 1];
  const led = before?.kind === 'words' && /(?:按照|按|以)$/.test(before.text);
  // Beside 得分= the formula says it all, with its two numbers.
  if (!led && before !== undefined && !ENDS.has(before.kind)) return null;
  const start = led ? open - 1 : open;
  const kept = led ? before.text.replace(/(?:按照|按|以)$/, '') : '';
  const last = tokens[end - 1];
  const first = tokens[start];
  if (!first || !last) return null;
  const said = kept === '' ? [] : [{ ...first, text: kept, end: first.start + kept.length }];
  const award: Token = {
    kind: 'award',
    text: '按实际完成比例得分',
    start: first.start + kept.length,
    end: last.end,
    gap: false,
    says: 'ratio',
    ...(value === undefined ? {} : { value }),
  };
  const folded = [...tokens.slice(0, start), ...said, ...tokens.slice(start + (led ? 1 : 0))];
  const from = start + said.length;
  return { tokens: folded, start: from, end: end - (led ? 1 : 0) + said.length, award };
}

const SHARED = /^(?:按|按照|以)?(?:实际|其)?[^=]{0,16}(?:比例|率|占比|比重|比|值|数|数量|总额)$/;

/** 实际比例÷20%: the number it is divided by. */
function lineOf(
  tokens: readonly Token[],
  start: number,
  times: number,
): { at: number; value: string } | null {
  const at = tokens.findIndex((token, index) => index > start && index < times && token.kind === 'divide');
  const number = tokens[at + 1];
  const rest = times - at;
  if (at < 0 || number?.kind !== 'number' || rest > 3 || (rest === 3 && tokens[at + 2]?.kind !== 'unit'))
    return null;
  return { at, value: number.value ?? '0' };
}

const LATER_IN = /(?<=.)(?:按照|按|以)/;
const LEADS_IN = /按照|按(?!时|期|质|量|要求|规定)|以(?![上下内外及])/;

/** 未完成的按实际完成率乘以…: what is said stands apart from the formula that 按 leads in. */
function leadIn(tokens: readonly Token[], start: number, times: number): readonly Token[] | null {
  const index = tokens.findIndex(
    (token, at) =>
      at >= start &&
      at < times &&
      token.kind === 'words' &&
      (at > start ? LEADS_IN : LATER_IN).test(token.text),
  );
  const token = tokens[index];
  if (!token) return null;
  const cut = token.text.search(index > start ? LEADS_IN : LATER_IN);
  const middle = token.start + cut;
  return [
    ...tokens.slice(start, index),
    ...(cut > 0 ? [{ ...token, text: token.text.slice(0, cut), end: middle }] : []),
    { ...token, kind: 'comma', text: '', start: middle, end: middle, gap: false },
    { ...token, text: token.text.slice(cut), start: middle, gap: false },
    ...tokens.slice(index + 1, times),
  ];
}

const isEquals = (token: Token | undefined): boolean => token?.kind === 'compare' && token.text === '=';
const textOf = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('');

/** 执行率=实际支出/预算数×100%, with points elsewhere. */
function withoutDefinitions(tokens: readonly Token[]): readonly Token[] {
  for (let at = 1; at < tokens.length; at += 1) {
    if (!isEquals(tokens[at])) continue;
    let start = at;
    while (start > 0 && !ENDS.has(tokens[start - 1]?.kind ?? 'comma')) start -= 1;
    let end = at + 1;
    let depth = 0;
    for (; end < tokens.length; end += 1) {
      const kind = tokens[end]?.kind;
      if (kind === 'open') depth += 1;
      else if (kind === 'close' && depth > 0) depth -= 1;
      else if (depth === 0 && kind !== undefined && ENDS.has(kind)) break;
    }
    const named = textOf(tokens.slice(start, at));
    const body = textOf(tokens.slice(at + 1, end));
    const rest = [...tokens.slice(0, start), ...tokens.slice(end)];
    const defines =
      /(?:率|比例|比重|占比|增幅|增速|程度)$/.test(named) &&
      /[÷/]|除以/.test(body) &&
      /(?:×|乘以)100%?$/.test(body);
    if (defines && rest.some((token) => token.kind === 'verb' || token.kind === 'award'))
      return withoutDefinitions(rest);
  }
  return tokens;
}
