import type { Condition, ScoringRule } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import { buildLadder, type Rung } from '../parts/band-table.ts';
import { readCondition } from '../statements/read-condition.ts';
import type { NumericCondition } from '../statements/statement.ts';
import type { SourceText } from '../tokens/source-text.ts';
import type { Token } from '../tokens/token.ts';
import { type Assembly, labelOf, note, numberInput, statementInput } from './assembly.ts';

const GRADE_NAME =
  /(?:超额完成|基本完成|未完成|完成|不合格|基本合格|合格|不称职|基本称职|称职|优秀|优等|良好|中等|一般|较好|较差|及格|不及格|达标|基本达标|不达标|未达标|优良|特优|较优|尚可|需改进|待改进|等外|末等|[A-Ea-e甲乙丙丁一二三四五](?:类|级|等|档)|[一二三四五]星级?|优|良|中|差|好|[A-E])$/;

/** Grades and no points: 90分以上为优秀 · 优秀(90分以上)、良好(80-89分). */
export function looksLikeGrades(tokens: readonly Token[]): boolean {
  if (tokens.some((token) => token.kind === 'verb' || (token.kind === 'award' && token.says !== 'none'))) {
    if (tokens.some((token) => token.kind === 'verb' && token.text !== '得分' && token.text !== '评分'))
      return false;
  }
  if (tokens.some((token) => token.kind === 'every' || token.kind === 'limit' || token.kind === 'award'))
    return false;
  if (tokens.some((token) => token.kind === 'grade-verb')) return !hasBarePoints(tokens);
  if (tokens.filter((_, index) => isNamed(tokens, index)).length > 1) return true;
  return tokens.some((token, index) => GRADE_NAME.test(token.text) && isScoreCondition(tokens, index + 1));
}

/** 90分以上优秀: the name right behind the score, and nothing else in its clause. */
function isNamed(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1]?.kind;
  const after = tokens[index + 1]?.kind;
  const scored = before === 'fen' || before === 'post' || before === 'including' || before === 'unit';
  const alone = after === undefined || SEPARATORS.has(after);
  return scored && alone && token?.kind === 'words' && GRADE_NAME.exec(token.text)?.[0] === token.text;
}

/** 优秀(90分以上), 优秀:90分以上. */
function isScoreCondition(tokens: readonly Token[], index: number): boolean {
  const opening = tokens[index]?.kind;
  if (opening !== 'open' && opening !== 'colon') return false;
  const read = readCondition(tokens, index + 1);
  return read !== null && read.condition.unit === '分' && !read.condition.exact;
}

const hasBarePoints = (tokens: readonly Token[]): boolean =>
  tokens.some(
    (token, index) =>
      token.kind === 'open' &&
      tokens[index + 1]?.kind === 'number' &&
      tokens[index + 2]?.kind === 'fen' &&
      tokens[index + 3]?.kind === 'close' &&
      !GRADE_NAME.test(tokens[index - 1]?.text ?? ''),
  );

interface GradeLine {
  readonly grade: string;
  readonly condition: NumericCondition | null;
  /** A rank or a statement that must hold as well (且), or holds instead. */
  readonly extra: Condition | null;
  readonly alternative: Condition | null;
  readonly otherwise: boolean;
  readonly span: { start: number; end: number };
}

export function assembleGrades(
  source: SourceText,
  tokens: readonly Token[],
  assembly: Assembly,
): ScoringRule {
  // 前30%为一等: a share of those who are ranked, not of the score.
  const ranked = tokens.find(
    (token, at) =>
      tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.text === '%' && /(?:前|后|最后)$/.test(token.text),
  );
  if (ranked) throw new NotUnderstood('share-of-ranked', ranked, {}, 'question');
  const lines = readLines(tokens, assembly);
  if (lines.length === 0) throw new NotUnderstood('not-understood', { start: 0, end: source.text.length });
  const numeric = lines.filter((line) => line.condition !== null);
  const ordered = lines.some((line) => line.extra !== null);
  const unit = numeric[0]?.condition?.unit ?? null;
  if (numeric.some((line) => (line.condition?.unit ?? unit) !== unit))
    throw new NotUnderstood('unit-mismatch', { start: 0, end: source.text.length });
  const of = numberInput(assembly, { name: 'value', label: assembly.indicator ?? '得分', unit });
  const statements = lines.filter((line) => line.condition === null && !line.otherwise);
  const cases = [
    ...lines.flatMap((line) => (line.alternative ? [{ when: line.alternative, grade: line.grade }] : [])),
    ...statements.flatMap((line) => (line.extra ? [{ when: line.extra, grade: line.grade }] : [])),
    ...(ordered && numeric.some((line) => line.extra)
      ? inOrder(numeric, of)
      : disjoint(numeric, unit, of, assembly)),
  ];
  const otherwise = lines.find((line) => line.otherwise)?.grade ?? null;
  return {
    kind: 'grade',
    inputs: assembly.inputs,
    points: null,
    grades: { cases, otherwise },
    ...(assembly.assumed.size > 0 ? { assumed: [...assembly.assumed].sort() } : {}),
  };
}

type Value = ReturnType<typeof numberInput>;

/** Lines that also name a rank are tried in the order written. */
function inOrder(lines: readonly GradeLine[], of: Value): { when: Condition; grade: string }[] {
  return lines.map((line) => {
    const tests = [...(line.extra ? [line.extra] : []), ...limits(line.condition, of)];
    const [only] = tests;
    return { when: tests.length === 1 && only ? only : { test: 'all', of: tests }, grade: line.grade };
  });
}

function limits(condition: NumericCondition | null, of: Value): Condition[] {
  const tests: Condition[] = [];
  if (condition?.low)
    tests.push({
      test: 'compare',
      of,
      comparator: condition.low.included === false ? '>' : '>=',
      to: condition.low.value as never,
    });
  if (condition?.high)
    tests.push({
      test: 'compare',
      of,
      comparator: condition.high.included === true ? '<=' : '<',
      to: condition.high.value as never,
    });
  return tests;
}

/** Bands of a ladder whose points are the number of the line, turned back into conditions; the highest first. */
function disjoint(
  lines: readonly GradeLine[],
  unit: string | null,
  of: Value,
  assembly: Assembly,
): { when: Condition; grade: string }[] {
  if (lines.length === 0) return [];
  const rungs: Rung[] = lines.map((line, index) => ({
    condition: line.condition as NumericCondition,
    points: [String(index + 1)],
    span: line.span,
  }));
  const before = assembly.assumed.has('zero-outside');
  const ladder = buildLadder(rungs, unit, assembly, { otherwise: '0' });
  if (!before) assembly.assumed.delete('zero-outside');
  return ladder.bands
    .filter((band) => band.pointsFrom !== '0')
    .reverse()
    .map((band) => {
      const tests: Condition[] = [];
      if (band.from !== null)
        tests.push({ test: 'compare', of, comparator: band.fromIncluded ? '>=' : '>', to: band.from });
      if (band.to !== null)
        tests.push({ test: 'compare', of, comparator: band.toIncluded ? '<=' : '<', to: band.to });
      const [only] = tests;
      return {
        when: tests.length === 1 && only ? only : { test: 'all', of: tests },
        grade: lines[Number(band.pointsFrom) - 1]?.grade ?? '',
      };
    });
}

const SEPARATORS = new Set(['comma', 'semicolon', 'stop', 'listcomma', 'bar']);

/** One line per grade: a condition and 为 + name, or a name and its condition in brackets or behind a colon. */
function readLines(tokens: readonly Token[], assembly: Assembly): GradeLine[] {
  const lines: GradeLine[] = [];
  let conditions: NumericCondition[] = [];
  let words = '';
  let rank: Token | null = null;
  let otherwise = false;
  let joint: 'and' | 'or' | null = null;
  let from = tokens[0]?.start ?? 0;
  const reset = (): void => {
    conditions = [];
    words = '';
    rank = null;
    otherwise = false;
    joint = null;
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    if (words === '' && conditions.length === 0) from = token.start;
    const enclosed = token.kind === 'open' || token.kind === 'colon' ? readEnclosed(tokens, at, words) : null;
    if (enclosed) {
      lines.push({
        grade: enclosed.grade,
        condition: enclosed.condition,
        extra: null,
        alternative: null,
        otherwise: false,
        span: { start: from, end: enclosed.end },
      });
      at = enclosed.next;
      reset();
      continue;
    }
    if (token.kind === 'open') {
      at = skipRemark(tokens, at, assembly);
      continue;
    }
    const read = readCondition(tokens, at);
    if (read && !read.condition.symbolic && !(read.condition.exact && read.condition.unit !== '分')) {
      conditions.push({ ...read.condition, before: words, after: '', clause: 0 });
      at = read.next;
      continue;
    }
    if (token.kind === 'grade-verb') {
      const named = readName(tokens, at + 1);
      // 分为优秀(≥90分)、…: the name opens a list of names with their conditions.
      if (conditions.length === 0 && isScoreCondition(tokens, named.next)) {
        words = named.grade;
        at = named.next;
        continue;
      }
      lines.push(
        lineOf(
          named.grade,
          { conditions, words, rank, otherwise, joint },
          { start: from, end: named.end },
          assembly,
        ),
      );
      at = named.next;
      reset();
      continue;
    }
    if (conditions.length > 0 && isNamed(tokens, at)) {
      lines.push(
        lineOf(
          token.text,
          { conditions, words: '', rank: null, otherwise: false, joint: null },
          { start: from, end: token.end },
          assembly,
        ),
      );
      at += 1;
      reset();
      continue;
    }
    if (token.kind === 'place') rank = token;
    else if (token.kind === 'otherwise') otherwise = true;
    else if (token.kind === 'and' || token.kind === 'or') joint = token.kind;
    else if (token.kind === 'number') {
      // 共有13个县, 分为4个等级: numbers of the description.
      const counted = tokens[at + 1]?.kind === 'unit';
      if (!counted) throw new NotUnderstood('number-left-over', token);
      at += 1;
    } else if (!SEPARATORS.has(token.kind)) words += token.text;
    else if (token.kind === 'semicolon' || token.kind === 'stop') words = '';
    at += 1;
  }
  if (conditions.length > 0)
    throw new NotUnderstood('not-understood', { start: from, end: tokens.at(-1)?.end ?? from });
  return lines;
}

function lineOf(
  grade: string,
  read: {
    conditions: readonly NumericCondition[];
    words: string;
    rank: Token | null;
    otherwise: boolean;
    joint: 'and' | 'or' | null;
  },
  span: { start: number; end: number },
  assembly: Assembly,
): GradeLine {
  const [condition, second] = read.conditions;
  if (second) throw new NotUnderstood('two-conditions', span, {}, 'question');
  const base = { grade, condition: condition ?? null, alternative: null, otherwise: read.otherwise, span };
  if (read.rank) {
    const rank = numberInput(assembly, {
      name: 'rank',
      label: '排名',
      unit: '名',
      measure: 'rank',
      absent: '0',
    });
    if (read.rank.says === 'last') throw new NotUnderstood('not-understood', read.rank);
    const high = read.rank.upper ?? read.rank.value ?? '1';
    const low = read.rank.says === 'first' ? '1' : (read.rank.value ?? '1');
    const test: Condition = {
      test: 'all',
      of: [
        { test: 'compare', of: rank, comparator: '>=', to: low as never },
        { test: 'compare', of: rank, comparator: '<=', to: high as never },
      ],
    };
    return { ...base, extra: test };
  }
  if (condition && read.joint === 'or') {
    const holds: Condition = { test: 'holds', input: statementInput(assembly, labelOf(read.words), true) };
    return { ...base, extra: null, alternative: holds };
  }
  if (condition || read.otherwise) {
    if (read.joint === 'and') throw new NotUnderstood('two-conditions', span, {}, 'question');
    return { ...base, extra: null };
  }
  const label = labelOf(read.words);
  if (label === '') throw new NotUnderstood('not-understood', span);
  return { ...base, extra: { test: 'holds', input: statementInput(assembly, label, true) } };
}

function readName(tokens: readonly Token[], index: number): { grade: string; next: number; end: number } {
  let grade = '';
  let at = index;
  while (
    tokens[at] &&
    !SEPARATORS.has(tokens[at]?.kind ?? '') &&
    tokens[at]?.kind !== 'open' &&
    (tokens[at]?.kind !== 'number' || at === index) &&
    tokens[at]?.kind !== 'compare'
  ) {
    grade += tokens[at]?.text ?? '';
    at += 1;
  }
  const end = tokens[Math.max(index, at) - 1]?.end ?? 0;
  const cleaned = grade.replace(/(?:等次|等级|档次|单位)?[.]?$/, '');
  if (cleaned === '' || cleaned.length > 10)
    throw new NotUnderstood('not-understood', { start: tokens[index - 1]?.start ?? 0, end });
  // 不合格其他为合格: two lines run together.
  if (/其他|其余|总分|得分|[为≥≤<>]/.test(cleaned) && cleaned.length > 3)
    throw new NotUnderstood('not-understood', { start: tokens[index]?.start ?? end, end });
  return { grade: cleaned, next: at, end };
}

function readEnclosed(
  tokens: readonly Token[],
  index: number,
  words: string,
): { grade: string; condition: NumericCondition; next: number; end: number } | null {
  const name = GRADE_NAME.exec(words)?.[0];
  const read = readCondition(tokens, index + 1);
  if (!name || !read || read.condition.unit !== '分' || read.condition.symbolic) return null;
  // 优异(90分以上) is not the grade 异: the name begins where the words do, or after what leads it in.
  if (!/(?:^|[为分级次设是即和及与:、])$/.test(words.slice(0, -name.length))) return null;
  let next = read.next;
  if (tokens[index]?.kind === 'open') {
    if (tokens[next]?.kind !== 'close') return null;
    next += 1;
  }
  return {
    grade: name,
    condition: { ...read.condition, before: '', after: '', clause: 0 },
    next,
    end: tokens[next - 1]?.end ?? 0,
  };
}

/** Remarks say nothing about grades, except how 以上 and 以下 count, which is how they are read anyway. */
function skipRemark(tokens: readonly Token[], index: number, assembly: Assembly): number {
  const close = tokens.findIndex((token, at) => at > index && token.kind === 'close');
  const inner = tokens.slice(index + 1, close < 0 ? tokens.length : close);
  const text = inner.map((token) => token.text).join('');
  if (inner.some((token) => token.kind === 'number'))
    throw new NotUnderstood('remark-changes-count', {
      start: tokens[index]?.start ?? 0,
      end: inner.at(-1)?.end ?? 0,
    });
  if (/以上.*不(?:包括|含)本数|以下(?:包括|含)本数/.test(text) && !/以下不/.test(text))
    throw new NotUnderstood('remark-changes-count', {
      start: tokens[index]?.start ?? 0,
      end: inner.at(-1)?.end ?? 0,
    });
  if (text !== '')
    note(
      assembly,
      'remark-left-out',
      { start: tokens[index]?.start ?? 0, end: inner.at(-1)?.end ?? 0 },
      { text },
    );
  return close < 0 ? tokens.length : close + 1;
}
