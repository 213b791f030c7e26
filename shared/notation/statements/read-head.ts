import { NotUnderstood, type Span } from '../diagnostic.ts';
import type { Token } from '../tokens/token.ts';
import { familyOf } from '../tokens/unit-family.ts';
import { readCondition } from './read-condition.ts';
import { readPer } from './read-per.ts';
import type { Head, NumericCondition, Per, Reference } from './statement.ts';

const NEGATIVE =
  /未|没有|没能|没按|不(?!断|仅|同|含|限|少于|低于|可)|无(?!偿|害|人(?:机|驾驶|区|看管|值守)|线|缝)|逾期|缺|拒/;

/** A stretch of words, or the place of a condition that may turn out to be part of a name. */
interface Segment {
  readonly clause: number;
  readonly text: string;
  readonly condition: NumericCondition | null;
  /** A list comma stands before it. */
  readonly listed: boolean;
}

interface HeadState {
  readonly conditions: NumericCondition[];
  readonly places: Token[];
  readonly segments: Segment[];
  /** Separators between clauses. */
  readonly joints: Token['kind'][];
  per: Per | null;
  otherwise: boolean;
  respectively: boolean;
  joined: Head['joined'];
  /** 且 and 或. */
  readonly connectives: Token[];
  relation: Head['relation'];
  change: Head['change'];
  reference: Reference | null;
  /** 高于 without a number or a known reference. */
  loose: Token | null;
  listed: boolean;
}

/** Everything of a statement before its points. Numbers that no reading explains are refused. */
export function readHead(tokens: readonly Token[], span: Span): Head {
  const state: HeadState = {
    conditions: [],
    places: [],
    segments: [],
    joints: [],
    per: null,
    otherwise: false,
    respectively: false,
    joined: null,
    connectives: [],
    relation: null,
    change: null,
    reference: null,
    loose: null,
    listed: false,
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    at = readEvery(tokens, at, state) ?? readQuantified(tokens, at, state) ?? takeToken(token, at, state);
  }
  return toHead(state, tokens, span);
}

function readEvery(tokens: readonly Token[], at: number, state: HeadState): number | null {
  const token = tokens[at];
  const read = token?.kind === 'every' ? readPer(tokens, at) : null;
  if (!read || !token) return null;
  if (state.per) throw new NotUnderstood('not-understood', { start: token.start, end: read.per.end });
  state.per = read.per;
  return read.next;
}

function readQuantified(tokens: readonly Token[], at: number, state: HeadState): number | null {
  const read = readCondition(tokens, at);
  if (!read) return null;
  const clause = state.joints.length;
  // 前30%为一等: a share of those who are ranked, no value of the number.
  const ranked =
    /(?:前|后|最后|末尾|倒数)$/.test(tokens[at - 1]?.text ?? '') && tokens[at]?.kind === 'number';
  if (ranked && read.condition.unit === '%')
    throw new NotUnderstood(
      'share-of-ranked',
      { start: tokens[at - 1]?.start ?? read.condition.start, end: read.condition.end },
      {},
      'question',
    );
  const trended = tokens[at]?.kind === 'trend' && state.reference !== null;
  const text = tokens
    .slice(at, read.next)
    .map((token) => token.text)
    .join('');
  const condition: NumericCondition = {
    ...read.condition,
    text,
    before: wordsOf(state.segments, clause),
    after: wordsAfter(tokens, read.next),
    clause,
    ...(trended ? { reference: state.reference, symbolic: true } : {}),
  };
  state.conditions.push(condition);
  state.segments.push({ clause, text, condition, listed: state.listed });
  state.listed = false;
  if (read.condition.reference) state.reference = read.condition.reference;
  return read.next;
}

function takeToken(token: Token, at: number, state: HeadState): number {
  const next = at + 1;
  switch (token.kind) {
    case 'comma':
    case 'semicolon':
    case 'stop':
    case 'bar':
    case 'colon':
      state.joints.push(token.kind);
      state.listed = false;
      return next;
    case 'listcomma':
      state.listed = true;
      return next;
    case 'place':
      state.places.push(token);
      return next;
    case 'otherwise':
      state.otherwise = true;
      return next;
    case 'respectively':
      state.respectively = true;
      return next;
    case 'unit':
    case 'fen':
    case 'number':
    case 'range':
    case 'plus-minus':
    case 'times':
    case 'divide':
    case 'plus':
      throw new NotUnderstood('number-left-over', token);
    case 'including':
      // 35以下的(含): whose end it is was not seen.
      throw new NotUnderstood('not-understood', token);
    case 'etcetera':
    case 'highest':
      return next;
    case 'and':
    case 'or':
      state.joined ??= token.kind;
      state.connectives.push(token);
      break;
    case 'relation':
      state.relation = {
        says: (token.says ?? 'reached') as 'reached',
        reference: state.reference ?? 'target',
      };
      break;
    case 'reference':
      state.reference = (token.says ?? 'target') as Reference;
      if (state.relation) state.relation = { ...state.relation, reference: state.reference };
      break;
    case 'change':
      state.change = (token.says?.split('-')[0] ?? 'more') as Head['change'];
      break;
    case 'compare':
      if (!/^(?:达|满|至少|不)/.test(token.text)) state.loose = token;
      break;
  }
  state.segments.push({
    clause: state.joints.length,
    text: token.text,
    condition: null,
    listed: state.listed,
  });
  state.listed = false;
  return next;
}

function toHead(state: HeadState, tokens: readonly Token[], span: Span): Head {
  const conditions = settle(state.conditions, state.per, state.connectives);
  const numbered = conditions.some((condition) => !condition.symbolic);
  // 超出最低要求的比例≥5%: the comparator belongs to the name of what is measured.
  const isPartOfName = conditions.some(
    (condition) =>
      state.loose !== null &&
      condition.start > state.loose.end &&
      /的(?:比例|比率|幅度|程度|天数|数量)$/.test(condition.before),
  );
  if (state.loose && numbered && !isPartOfName)
    throw new NotUnderstood(
      'reference-unclear',
      { start: state.loose.start, end: tokens.at(-1)?.end ?? span.end },
      {},
      'question',
    );
  // What was no condition after all is part of a name.
  const named = state.segments.filter(
    (segment) => segment.condition === null || !conditions.includes(segment.condition),
  );
  const lastStop = Math.max(
    ...(['semicolon', 'stop', 'bar'] as const).map((kind) => state.joints.lastIndexOf(kind)),
  );
  const clauses = Array.from({ length: state.joints.length + 1 }, (_, clause) => wordsOf(named, clause));
  const lastClause = [...clauses].reverse().find((clause) => clause !== '') ?? '';
  return {
    ...span,
    conditions,
    per: state.per,
    places: state.places,
    otherwise: state.otherwise,
    respectively: state.respectively,
    joined: state.joined,
    ...(new Set(state.connectives.map((token) => token.kind)).size > 1 ? { mixed: true as const } : {}),
    relation: state.relation,
    reference: state.reference,
    change: state.change,
    subject: clauses.slice(lastStop + 1).join(''),
    words: clauses.join(''),
    negative: state.relation?.says === 'missed' || NEGATIVE.test(lastClause),
    pieces: lastList(named, clauses.length),
  };
}

const wordsOf = (segments: readonly Segment[], clause: number): string =>
  segments
    .filter((segment) => segment.clause === clause)
    .map((segment, index) => (segment.listed && index > 0 ? '、' : '') + segment.text)
    .join('');

/** The pieces of the last enumeration: 国家、省级、市级表彰. */
function lastList(segments: readonly Segment[], clauses: number): string[] {
  for (let clause = clauses - 1; clause >= 0; clause -= 1) {
    const pieces: string[] = [];
    for (const segment of segments) {
      if (segment.clause !== clause) continue;
      if (segment.listed || pieces.length === 0) pieces.push(segment.text);
      else pieces[pieces.length - 1] += segment.text;
    }
    if (pieces.length > 1) return pieces;
  }
  return [];
}

function wordsAfter(tokens: readonly Token[], index: number): string {
  let text = '';
  for (let at = index; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || !/^(?:words|reference|relation|change|or|open|close)$/.test(token.kind)) break;
    text += token.text;
  }
  return text;
}

const isCounted = (condition: NumericCondition): boolean =>
  condition.exact && condition.low?.value === '1' && familyOf(condition.unit) === 'count';

const isAttribute = (condition: NumericCondition, counted: NumericCondition): boolean =>
  condition !== counted &&
  condition.start > counted.start &&
  condition.clause === counted.clause &&
  /^(?:money|area|mass)$/.test(familyOf(condition.unit) ?? '') &&
  condition.after.replace(/^的/, '') !== '';

const DESCRIBING_UNIT = /^(?:岁|周岁|年|月|天|日|级|档|个月)$/;

/**
 * A number inside a name is no condition: 35周岁以下占比不低于95%, 10亿元以上项目. It goes where another condition or 每 follows,
 * and something is named right after it.
 */
function settle(
  conditions: readonly NumericCondition[],
  per: Per | null,
  connectives: readonly Token[],
): NumericCondition[] {
  if (conditions.length < 2 && per === null) return [...conditions];
  const counted = conditions.find((condition) => isCounted(condition));
  return conditions.filter((condition, index) => {
    // 引进1个投资额5亿元以上的项目: one is counted, the amount says of what.
    if (counted && counted.clause === condition.clause && isAttribute(condition, counted)) return false;
    if (condition === counted && conditions.some((other) => isAttribute(other, counted))) return true;
    const describes = DESCRIBING_UNIT.test(condition.unit ?? '');
    const partOf = /^(?:的?部分|但|且|而|时$|时,|的?时候)/.test(condition.after);
    if (condition.after.replace(/^的/, '') !== '' && !condition.symbolic && !partOf) {
      const next = conditions[index + 1];
      const connected =
        per === null &&
        condition.unit !== null &&
        !describes &&
        connectives.some((token) => next && token.start >= condition.end && token.end <= next.start);
      const later =
        !connected && conditions.some((other, at) => at > index && other.clause === condition.clause);
      // 开工率要达到40%为达到目标每低1%: a line that is to be reached is no part of a name.
      const drawn =
        per !== null &&
        per.direction !== 'count' &&
        condition.unit === '%' &&
        /^[^\d]/.test(condition.text ?? '');
      if (!drawn && (later || per !== null || describes)) return false;
    }
    return !(describes && conditions.some((other) => other !== condition && other.unit === '%'));
  });
}
