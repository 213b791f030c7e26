import type {
  Band,
  Comparator,
  Condition,
  GradeTable,
  PlacesNode,
  PointsNode,
  RateNode,
  RuleInput,
  ScoringRule,
  Veto,
} from '../../rule-pack/scoring-rule.ts';
import { branch } from '../parts/when-branch.ts';
import { type CanonicalReader, openReader } from './canonical-reader.ts';
import {
  AGAINST_WORDS,
  COMPARATOR_WORDS,
  KIND_WORDS,
  MEASURE_WORDS,
  OPERATOR_WORDS,
  PICK_WORDS,
  ROUND_WORDS,
  STEP_WORDS,
  TYPE_WORDS,
} from './canonical-words.ts';

const MOST_DEPTH = 60;

export const isCanonical = (text: string): boolean => text.startsWith('规则:');

/** Reads the canonical form back, exactly what describeRule writes. */
export function parseCanonical(text: string): ScoringRule {
  const reader = openReader(text.trim());
  reader.need('规则:');
  const kind = reader.oneOf(KIND_WORDS) ?? reader.fail();
  reader.need('。输入:');
  const inputs = reader.take('无') ? [] : listOf(reader, '、', () => readInput(reader));
  reader.need('。');
  let points: PointsNode | null = null;
  let grades: GradeTable | undefined;
  let vetoes: Veto[] | undefined;
  let assumed: string[] | undefined;
  if (reader.take('得分=')) {
    points = readNode(reader, 0);
    reader.need('。');
  }
  if (reader.take('等次=')) {
    grades = readGrades(reader);
    reader.need('。');
  }
  if (reader.take('否决=')) {
    vetoes = listOf(reader, ';', () => ({ ...readCase(reader, 0), effect: readEffect(reader) }));
    reader.need('。');
  }
  if (reader.take('约定:')) {
    assumed = listOf(reader, '、', () => reader.quoted());
    reader.need('。');
  }
  if (!reader.done()) reader.fail();
  return {
    kind,
    inputs,
    points,
    ...(grades ? { grades } : {}),
    ...(vetoes ? { vetoes } : {}),
    ...(assumed ? { assumed } : {}),
  };
}

function listOf<T>(reader: CanonicalReader, separator: string, one: () => T): T[] {
  const list = [one()];
  while (reader.take(separator)) list.push(one());
  return list;
}

function readInput(reader: CanonicalReader): RuleInput {
  const name = reader.quoted();
  reader.need('(');
  let label = name;
  if (reader.take('标签')) {
    label = reader.quoted();
    reader.need(';');
  }
  const type = reader.oneOf(TYPE_WORDS) ?? reader.fail();
  const unit = reader.take(';单位') ? reader.quoted() : null;
  const options: string[] = [];
  const hasOptions = reader.take(';可选');
  if (hasOptions) {
    for (;;) {
      options.push(reader.quoted());
      if (reader.take(';') || reader.take(')'))
        return finishInput(reader, { name, label, type, unit, options });
    }
  }
  if (reader.take(')')) return { name, label, type, unit };
  reader.need(';');
  return finishInput(reader, { name, label, type, unit });
}

/** 含义, 相对 and 缺省 stand last. */
function finishInput(reader: CanonicalReader, input: RuleInput): RuleInput {
  const measure = reader.take('含义') ? (reader.oneOf(MEASURE_WORDS) ?? reader.fail()) : undefined;
  if (measure) reader.take(';');
  const against = reader.take('相对') ? (reader.oneOf(AGAINST_WORDS) ?? reader.fail()) : undefined;
  if (against) reader.take(';');
  const absent = reader.take('缺省') ? (reader.take('否') ? (false as const) : reader.number()) : undefined;
  if (measure !== undefined || against !== undefined || absent !== undefined) reader.need(')');
  return {
    ...input,
    ...(measure ? { measure } : {}),
    ...(against ? { against } : {}),
    ...(absent === undefined ? {} : { absent }),
  };
}

function readNode(reader: CanonicalReader, depth: number): PointsNode {
  if (depth > MOST_DEPTH) reader.fail();
  const inner = (): PointsNode => readNode(reader, depth + 1);
  if (reader.take('分档(')) return readBands(reader, inner());
  if (reader.take('计次(')) return readRate(reader, inner());
  if (reader.take('相加(')) return { node: 'sum', parts: closed(reader, inner) };
  if (reader.take('分情形(')) return readWhen(reader, depth);
  if (reader.take('限制(')) {
    const of = inner();
    const floor = reader.take(';不低于') ? reader.points() : null;
    const cap = reader.take(';不高于') ? reader.points() : null;
    reader.need(')');
    return { node: 'clamp', of, floor, cap };
  }
  if (reader.take('按名次(')) return readPlaces(reader, inner());
  const which = reader.oneOf({ highest: `${PICK_WORDS.highest}(`, lowest: `${PICK_WORDS.lowest}(` });
  if (which) return { node: 'pick', which, of: closed(reader, inner) };
  const mode = reader.oneOf({
    'half-up': `${ROUND_WORDS['half-up']}(`,
    'half-even': `${ROUND_WORDS['half-even']}(`,
  });
  if (mode) {
    const of = inner();
    reader.need(';');
    const places = Number(reader.number());
    reader.need('位)');
    return { node: 'round', of, places, mode };
  }
  if (reader.take('(')) {
    const left = inner();
    const operator = reader.oneOf(OPERATOR_WORDS) ?? reader.fail();
    const right = inner();
    reader.need(')');
    return { node: 'arithmetic', operator, left, right };
  }
  const quantity = reader.take('「');
  if (quantity) return { node: 'quantity', input: reader.quotedRest() };
  const points = reader.number();
  reader.take('分');
  return { node: 'constant', points };
}

function closed(reader: CanonicalReader, inner: () => PointsNode): PointsNode[] {
  const list = listOf(reader, ';', inner);
  reader.need(')');
  return list;
}

function readBands(reader: CanonicalReader, of: PointsNode): PointsNode {
  const bands: Band[] = [];
  for (;;) {
    reader.need(';');
    if (reader.take('其余:')) break;
    bands.push(readBand(reader));
  }
  const outside = reader.take('待定')
    ? ('unscored' as const)
    : reader.take('0分')
      ? ('zero' as const)
      : reader.fail();
  reader.need(')');
  return { node: 'bands', of, bands, outside };
}

/** (含) or (不含). */
function readMark(reader: CanonicalReader): boolean {
  if (reader.take('(含)')) return true;
  reader.need('(不含)');
  return false;
}

function readBand(reader: CanonicalReader): Band {
  const ends = { from: null as Band['from'], fromIncluded: false, to: null as Band['to'], toIncluded: false };
  if (!reader.take('任何值')) {
    const first = reader.number();
    const included = readMark(reader);
    if (reader.take('以下')) Object.assign(ends, { to: first, toIncluded: included });
    else {
      Object.assign(ends, { from: first, fromIncluded: included });
      if (!reader.take('以上')) {
        reader.need('至');
        ends.to = reader.number();
        ends.toIncluded = readMark(reader);
      }
    }
  }
  reader.need(':');
  const pointsFrom = reader.points();
  return { ...ends, pointsFrom, pointsTo: reader.take('至') ? reader.points() : pointsFrom };
}

function readRate(reader: CanonicalReader, of: PointsNode): RateNode {
  const side = reader.take(';高于')
    ? ('above' as const)
    : reader.take(';低于')
      ? ('below' as const)
      : reader.fail();
  const from = reader.number();
  reader.need(';每');
  const per = reader.number();
  reader.need(';');
  const points = reader.points();
  reader.need(';');
  const steps = reader.oneOf(STEP_WORDS) ?? reader.fail();
  const most = reader.take(';最多') ? reader.points() : null;
  reader.need(')');
  return { node: 'rate', of, points, per, steps, from, side, most };
}

function readPlaces(reader: CanonicalReader, of: PointsNode): PlacesNode {
  reader.need(';');
  const list = listOf(reader, '、', () => reader.points());
  reader.need(';其余:');
  let rest: PlacesNode['rest'];
  if (reader.take('待定')) rest = 'unscored';
  else if (reader.take('同末位')) rest = 'last';
  else if (reader.take('每名减')) rest = { step: reader.points() };
  else {
    reader.need('0分');
    rest = 'zero';
  }
  reader.need(')');
  return { node: 'places', of, list, rest };
}

function readWhen(reader: CanonicalReader, depth: number): PointsNode {
  const cases: { readonly when: Condition; readonly then: PointsNode }[] = [];
  while (reader.take('若')) {
    const when = readCondition(reader, depth + 1);
    reader.need(':');
    cases.push(branch(when, readNode(reader, depth + 1)));
    reader.need(';');
  }
  reader.need('否则:');
  const otherwise = reader.take('待定') ? null : readNode(reader, depth + 1);
  reader.need(')');
  return { node: 'when', cases, otherwise };
}

function readCondition(reader: CanonicalReader, depth: number): Condition {
  if (depth > MOST_DEPTH) reader.fail();
  const several = (): Condition[] => {
    const list = listOf(reader, ';', () => readCondition(reader, depth + 1));
    reader.need(')');
    return list;
  };
  if (reader.take('有')) return { test: 'holds', input: reader.quoted() };
  if (reader.take('选')) {
    const input = reader.quoted();
    reader.need('为');
    return { test: 'chosen', input, option: reader.quoted() };
  }
  if (reader.take('非(')) {
    const of = readCondition(reader, depth + 1);
    reader.need(')');
    return { test: 'not', of };
  }
  if (reader.take('且(')) return { test: 'all', of: several() };
  if (reader.take('或(')) return { test: 'any', of: several() };
  reader.need('(');
  const of = readNode(reader, depth + 1);
  const comparator: Comparator = reader.oneOf(COMPARATOR_WORDS) ?? reader.fail();
  const to = reader.number();
  reader.need(')');
  return { test: 'compare', of, comparator, to };
}

function readCase(reader: CanonicalReader, depth: number): { when: Condition } {
  reader.need('若');
  const when = readCondition(reader, depth);
  reader.need(':');
  return { when };
}

const readEffect = (reader: CanonicalReader): string => reader.quoted();

function readGrades(reader: CanonicalReader): GradeTable {
  const cases: { when: Condition; grade: string }[] = [];
  while (!reader.take('否则:')) {
    cases.push({ ...readCase(reader, 0), grade: reader.quoted() });
    reader.need(';');
  }
  return { cases, otherwise: reader.take('待定') ? null : reader.quoted() };
}
