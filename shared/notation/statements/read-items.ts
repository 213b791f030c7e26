import { NotUnderstood } from '../diagnostic.ts';
import type { Item } from '../tokens/split-items.ts';
import type { Token } from '../tokens/token.ts';
import { flattenBrackets } from './bracket-groups.ts';
import { type ReadStatements, readStatements } from './read-statements.ts';

const INERT = new Set<Token['kind']>([
  'words',
  'comma',
  'listcomma',
  'semicolon',
  'stop',
  'colon',
  'or',
  'and',
  'open',
  'close',
  'reference',
  'change',
  'relation',
  'year',
  'including',
]);

/** Words that by themselves score nothing. */
export const isInert = (token: Token): boolean => INERT.has(token.kind);

/** Lettered lines, and numbered ones that each hold one line of the same ladder, are read together. */
export function readItems(
  tokens: readonly (readonly Token[])[],
  items: readonly Item[],
  lettered: boolean,
): ReadStatements[] {
  const flat = tokens.map((list) => flattenBrackets(list).tokens);
  if (lettered) return [readStatements(joined(flat, items))];
  const readings = flat.map(readStatements);
  return readings.length > 1 && readings.every(isRung) ? [readStatements(joined(flat, items))] : readings;
}

function joined(lists: readonly (readonly Token[])[], items: readonly Item[]): Token[] {
  return lists.flatMap((list, index): Token[] => {
    const at = items[index]?.start ?? 0;
    return index === 0
      ? [...list]
      : [{ kind: 'semicolon', text: ';', start: at, end: at, gap: false }, ...list];
  });
}

/** (1)达到80%,得3分;(2)… */
function isRung(read: ReadStatements): boolean {
  const [only, second] = read.statements;
  if (!only || second || only.award.verb !== 'get' || only.head.per !== null) return false;
  return only.head.conditions.length === 1 || only.head.otherwise || only.award.what === 'none';
}

/** What stands before the first mark may be a title with points; anything else that scores is refused. */
export function readLead(tokens: readonly Token[]): ReadStatements | null {
  if (tokens.every(isInert)) return null;
  const read = readStatements(flattenBrackets(tokens).tokens);
  const titles = read.statements.every(
    ({ award, head }) => award.bare && head.conditions.length === 0 && head.per === null,
  );
  if (!titles)
    throw new NotUnderstood('not-understood', { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 });
  return read;
}
