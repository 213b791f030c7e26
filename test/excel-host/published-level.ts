import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DEFINITIONS = fileURLToPath(new URL('../../node_modules/@types/office-js/index.d.ts', import.meta.url));

type Levels = ReadonlyMap<string, ReadonlyMap<string, number>>;
let levels: Levels | undefined;

/**
 * The N of ExcelApi 1.N that Microsoft's type definitions print at a member, e.g. `Range`, `values` → 1. Undefined when
 * Excel has no such member, infinite when it is not in a numbered set (preview, web only).
 */
export function publishedLevel(type: string, member: string): number | undefined {
  levels ??= readLevels(readFileSync(DEFINITIONS, 'utf8'));
  return levels.get(type)?.get(member);
}

/** Classes of the namespace Excel, each with the remark `[Api set: ExcelApi 1.N]` of its members. */
export function readLevels(definitions: string): Levels {
  const from = definitions.indexOf('declare namespace Excel {');
  const to = definitions.indexOf('\ndeclare namespace', from);
  const namespace = definitions.slice(from, to < 0 ? undefined : to);
  const found = new Map<string, Map<string, number>>();
  for (const [, name = '', body = ''] of namespace.matchAll(
    /^ {4}class (\w+)[^{]*\{\r?\n([\s\S]*?)\n {4}\}/gm,
  ))
    found.set(name, membersOf(body));
  return found;
}

function membersOf(body: string): Map<string, number> {
  const members = new Map<string, number>();
  const documented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:readonly )?(\w+)\s*(?:\?|:|\(|<)/g;
  for (const [, remarks = '', member = ''] of body.matchAll(documented)) {
    const set = /\[Api set:\s*(\S+)(?: (1\.\d+))?/.exec(remarks);
    const minor = set?.[1] === 'ExcelApi' && set[2] ? Number(set[2].slice(2)) : Number.POSITIVE_INFINITY;
    // Overloads: the oldest counts.
    members.set(member, Math.min(minor, members.get(member) ?? Number.POSITIVE_INFINITY));
  }
  return members;
}
