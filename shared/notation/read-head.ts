import { NotUnderstood } from './diagnostic.ts';
import { readCondition } from './read-condition.ts';
import { readPer } from './read-per.ts';
import type { Head, NumericCondition, Per, Reference } from './statement.ts';
import type { Token } from './token.ts';

const NEGATIVE = /未|没有|没能|没按|不(?!断|仅|同|含|限|少于|低于|可)|无(?!偿|害|人|线|缝)|逾期|缺|拒/;

/** Everything of a statement before its points. Numbers that no reading explains are refused. */
export function readHead(tokens: readonly Token[], span: { start: number; end: number }): Head {
  const conditions: NumericCondition[] = [];
  const places: Token[] = [];
  const clauses: string[] = [''];
  const joints: string[] = [];
  const pieces: string[][] = [['']];
  let per: Per | null = null;
  let otherwise = false;
  let respectively = false;
  let joined: Head['joined'] = null;
  let relation: Head['relation'] = null;
  let change: Head['change'] = null;
  let reference: Reference | null = null;
  const addWords = (text: string): void => {
    clauses[clauses.length - 1] += text;
    const list = pieces[pieces.length - 1] ?? [];
    list[list.length - 1] += text;
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'every') {
      const read = readPer(tokens, at);
      if (read) {
        if (per) throw new NotUnderstood('not-understood', { start: token.start, end: read.per.end });
        per = read.per;
        addWords('');
        at = read.next;
        continue;
      }
    }
    const condition = readCondition(tokens, at);
    if (condition) {
      conditions.push({
        ...condition.condition,
        before: clauses.at(-1) ?? '',
        after: wordsAfter(tokens, condition.next),
        clause: clauses.length - 1,
        reference: condition.condition.reference ?? null,
      });
      const trended = token.kind === 'trend' && reference !== null ? conditions.at(-1) : undefined;
      if (trended) conditions[conditions.length - 1] = { ...trended, reference, symbolic: true };
      if (condition.condition.reference) reference = condition.condition.reference;
      at = condition.next;
      continue;
    }
    at += 1;
    switch (token.kind) {
      case 'comma':
      case 'semicolon':
      case 'stop':
      case 'bar':
      case 'colon':
        clauses.push('');
        joints.push(token.kind);
        pieces.push(['']);
        break;
      case 'listcomma':
        clauses[clauses.length - 1] += '、';
        (pieces[pieces.length - 1] ?? []).push('');
        break;
      case 'place':
        places.push(token);
        break;
      case 'otherwise':
        otherwise = true;
        break;
      case 'respectively':
        respectively = true;
        break;
      case 'and':
      case 'or':
        joined ??= token.kind;
        addWords(token.text);
        break;
      case 'relation':
        relation = { says: (token.says ?? 'reached') as 'reached', reference: reference ?? 'target' };
        addWords(token.text);
        break;
      case 'reference':
        reference = (token.says ?? 'target') as Reference;
        if (relation) relation = { says: relation.says, reference };
        addWords(token.text);
        break;
      case 'change':
        change = (token.says ?? 'more') as Head['change'];
        addWords(token.text);
        break;
      case 'unit':
      case 'fen':
      case 'number':
      case 'range':
      case 'plus-minus':
      case 'times':
      case 'divide':
      case 'plus':
        throw new NotUnderstood('number-left-over', token);
      case 'etcetera':
      case 'highest':
      case 'including':
        break;
      default:
        addWords(token.text);
    }
  }
  const lastStop = Math.max(
    joints.lastIndexOf('semicolon'),
    joints.lastIndexOf('stop'),
    joints.lastIndexOf('bar'),
  );
  const lastClause = [...clauses].reverse().find((clause) => clause !== '') ?? '';
  return {
    ...span,
    conditions: settle(conditions, per),
    per,
    places,
    otherwise,
    subject: clauses.slice(lastStop + 1).join(''),
    words: clauses.join(''),
    negative: relation?.says === 'missed' || NEGATIVE.test(lastClause),
    relation,
    respectively,
    joined,
    change,
    pieces: [...pieces].reverse().find((list) => list.length > 1) ?? [],
  };
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

const DESCRIBING_UNIT = /^(?:岁|周岁|年|月|天|日|级|档|个月)$/;

/**
 * A number inside a name is no condition: 35周岁以下占比不低于95%, 10亿元以上项目. It goes where another condition or 每 follows,
 * and something is named right after it.
 */
function settle(conditions: readonly NumericCondition[], per: Per | null): NumericCondition[] {
  return conditions.filter((condition, index) => {
    const named = condition.after.replace(/^的/, '') !== '';
    const others = conditions.length > 1 || per !== null;
    if (named && others && !condition.symbolic) {
      const later = conditions.some((other, at) => at > index && other.clause === condition.clause);
      if (later || per !== null || DESCRIBING_UNIT.test(condition.unit ?? '')) return false;
    }
    if (
      others &&
      DESCRIBING_UNIT.test(condition.unit ?? '') &&
      conditions.some((other) => other !== condition && other.unit === '%')
    )
      return false;
    return true;
  });
}
