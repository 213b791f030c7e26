import type { Snapshot, SnapshotInput, SnapshotReading } from '../model/snapshot.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { precedenceOf } from './union-figures.ts';

type Part = Pick<Snapshot, 'department' | 'readings' | 'inputs'>;

/**
 * Readings and inputs of a region from those of its departments, each figure once: where two departments report the same
 * one, the lead department of the indicator is heard, in the score as in the table.
 */
export function unionReadings(
  pack: Pick<RulePack, 'indicators'>,
  parts: readonly Part[],
): Pick<Snapshot, 'readings' | 'inputs'> {
  const leads = new Map<string, readonly string[]>(
    pack.indicators.map(({ id, departments }) => [id, departments.lead]),
  );
  const heard = <Item extends SnapshotReading | SnapshotInput>(
    itemsOf: (part: Part) => readonly Item[],
    keyOf: (item: Item) => string,
  ): readonly Item[] => {
    const voices = new Map<string, { readonly precedence: number; readonly items: Item[] }>();
    for (const part of parts)
      for (const [key, items] of groupBy(itemsOf(part), keyOf)) {
        const precedence = precedenceOf(part.department, leads.get(items[0]!.indicatorId) ?? []);
        const present = voices.get(key);
        if (!present || precedence < present.precedence) voices.set(key, { precedence, items });
      }
    return [...voices.values()].flatMap(({ items }) => items);
  };
  return {
    readings: heard(({ readings }) => readings, figureKey),
    inputs: heard(
      ({ inputs }) => inputs,
      ({ indicatorId, label }) => `${indicatorId}\u0000${label}`,
    ),
  };
}

/** A department that names the county and one that names nothing speak of the same place. */
const figureKey = ({ indicatorId, scope, period, kind }: SnapshotReading): string =>
  [indicatorId, scope, period, kind].join('\u0000');

/** What one department says twice stays twice: it is one voice. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
