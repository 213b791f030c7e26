import { NotUnderstood } from '../diagnostic.ts';
import type { Token } from '../tokens/token.ts';
import { areCompatible } from '../tokens/unit-family.ts';
import type { Per, Reference } from './statement.ts';

const NAMES = new Set([
  'words',
  'change',
  'compare',
  'relation',
  'reference',
  'year',
  'or',
  'listcomma',
  'open',
  'close',
  'including',
]);

/** 每增加1名人员编制, 每低1%, 每家, 每引进一名大专生, 每出现不达标: from the token 每 to the end of its clause. */
export function readPer(tokens: readonly Token[], start: number): { per: Per; next: number } | null {
  const every = tokens[start];
  if (every?.kind !== 'every') return null;
  let at = start + 1;
  let direction: Per['direction'] = 'count';
  let reference: Reference | null = null;
  let label = '';
  let size: string | null = null;
  let unit: string | null = null;
  if (tokens[at]?.kind === 'unit') {
    size = '1';
    unit = tokens[at]?.text ?? null;
    at += 1;
  }
  const first = at;
  for (; at < tokens.length && size === null; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'number') {
      size = token.value ?? '1';
      // 每降低1分扣0.5分: what is measured is itself a score.
      const scored =
        tokens[at + 1]?.kind === 'fen' && /^(?:verb|comma|words)?$/.test(tokens[at + 2]?.kind ?? '');
      if (tokens[at + 1]?.kind === 'unit' || scored) {
        unit = tokens[at + 1]?.text ?? null;
        at += 1;
      }
      continue;
    }
    if (!NAMES.has(token.kind)) break;
    direction = turned(direction, token);
    if (token.kind === 'reference') reference = (token.says ?? 'target') as Reference;
    label += token.text;
  }
  // 凡化解率达100%的 says whom it concerns; 凡签约1亿元 is a tariff.
  if (
    every.text === '凡' &&
    (size === null || unit === '%' || direction !== 'count' || /达|满|至少|不/.test(label))
  )
    return null;
  if (size === null) {
    at = first;
    label = '';
  }
  // 每低于100%一个百分点: the first number is the line, the second the step.
  const stepped =
    size !== null &&
    direction !== 'count' &&
    tokens[at]?.kind === 'number' &&
    tokens[at + 1]?.kind === 'unit' &&
    areCompatible(unit, tokens[at + 1]?.text ?? null);
  const from = stepped ? size : null;
  if (stepped) {
    size = tokens[at]?.value ?? '1';
    unit = tokens[at + 1]?.text ?? null;
    at += 2;
  }
  // What follows the unit inside the clause names what is counted: 每有1个机构达不到要求的.
  for (; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const attribute = token.kind === 'number' || token.kind === 'unit' || token.kind === 'post';
    // 每连片抛荒5亩或零星抛荒30亩: two sizes.
    if (token.kind === 'number' && tokens.slice(first, at).some((one) => one.kind === 'or') && size !== null)
      throw new NotUnderstood('two-conditions', { start: every.start, end: token.end }, {}, 'question');
    if (!NAMES.has(token.kind) && !attribute) break;
    if (token.kind === 'number' && (tokens[at + 1]?.kind === 'fen' || tokens[at - 1]?.kind === 'compare'))
      break;
    if (attribute && tokens[at + 1] === undefined) break;
    if (size === null || unit === null) direction = turned(direction, token);
    label += token.text;
  }
  const last = tokens[at - 1] ?? every;
  return {
    per: {
      start: every.start,
      end: last.end,
      size: size ?? '1',
      unit,
      direction,
      whole: every.says === 'whole',
      reference,
      label,
      ...(from === null ? {} : { from }),
      ...(isBothWays(tokens.slice(start, at)) ? { both: true as const } : {}),
    },
    next: at,
  };
}

function turned(before: Per['direction'], token: Token): Per['direction'] {
  if (token.kind === 'change')
    return before === 'count' ? ((token.says?.split('-')[0] ?? 'count') as Per['direction']) : before;
  if (token.kind === 'compare')
    return token.says?.startsWith('>') ? 'more' : token.says?.startsWith('<') ? 'less' : before;
  if (token.kind === 'relation')
    return token.says === 'exceeded' ? 'more' : token.says === 'missed' ? 'less' : before;
  return before;
}

const isBothWays = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => token.kind === 'change' && token.says?.includes('-') === true);
