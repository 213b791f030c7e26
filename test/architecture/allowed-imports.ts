/** Rooms of one house, each with the rooms it may import. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The arrows of ARCHITECTURE.md for one house: `a → {b, c} → d; e → d` lets a import b, c and d, b and c import d,
 * and e import d. The line starts with the house's name; lines further in continue it.
 */
export function allowedImports(page: string, house: string): Arrows {
  const text = new RegExp(`^${house} {2,}(.*(?:\\n {6,}.*)*)`, 'm').exec(page)?.[1];
  if (text === undefined) throw new Error(`ARCHITECTURE.md draws no arrows for ${house}`);
  const direct = new Map<string, Set<string>>();
  for (const chain of text.replace(/\n/g, ' ').split(';')) {
    const groups = chain.split('→').map((group) =>
      group
        .replace(/[{}\s]/g, '')
        .split(',')
        .filter(Boolean),
    );
    groups.forEach((group, index) => {
      for (const room of group) {
        const allowed = direct.get(room) ?? new Set();
        for (const one of groups[index + 1] ?? []) allowed.add(one);
        direct.set(room, allowed);
      }
    });
  }
  const reached = (room: string, seen: Set<string>): Set<string> => {
    for (const next of direct.get(room) ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        reached(next, seen);
      }
    return seen;
  };
  return new Map([...direct.keys()].map((room) => [room, reached(room, new Set())]));
}
