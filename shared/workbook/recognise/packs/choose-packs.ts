import type { PackId } from '../../../model/brands.ts';
import type { RulePack } from '../../../rule-pack/rule-pack.ts';
import type { ChosenTable, ReadTable } from '../tables/understood-table.ts';
import { type PackEvidence, weighPacks } from './weigh-packs.ts';

/** So much a pack must lead with before another table of the workbook cannot change the choice. */
const CLEAR_LEAD = 3;

/** How strongly the other tables of a sheet, or of the workbook, speak for each pack. */
interface Surroundings {
  /** Strongest evidence of any table. */
  readonly strongest: Map<PackId, number>;
  /** Names placed by the tables that this pack wins on their own. */
  readonly won: Map<PackId, number>;
}

/**
 * Chooses a pack for every table. Tables that leave it open follow the tables of their sheet and workbook, so that a
 * 测算 table under a 自评表 belongs to the same pack.
 */
export function choosePacks(
  tables: readonly ReadTable[],
  packs: readonly RulePack[],
  wordsOf: (table: ReadTable) => readonly string[],
): readonly ChosenTable[] {
  const evidence = tables.map((table) => weighPacks(table, packs, wordsOf(table)));
  const workbook = emptySurroundings();
  const sheets = new Map<string, Surroundings>();
  tables.forEach((table, at) => {
    const name = table.frame.grid.sheet.name;
    const sheet = sheets.get(name) ?? emptySurroundings();
    sheets.set(name, sheet);
    for (const around of [sheet, workbook]) takeIn(around, evidence[at]!);
  });
  const chosen = tables.map((table, at) =>
    chooseForTable(table, evidence[at]!, sheets.get(table.frame.grid.sheet.name)!, workbook),
  );
  return chosen.map((table, at) => asItsTwin(table, evidence[at]!, chosen));
}

/**
 * The same form on one sheet a year (2022年, 2021年) is one report: a year that no pack sets targets for follows the form's
 * other year, so that the two can be compared.
 */
function asItsTwin(
  table: ChosenTable,
  evidence: readonly PackEvidence[],
  all: readonly ChosenTable[],
): ChosenTable {
  if (!table.pack || table.columns.some(({ kind }) => kind !== null && TARGETS.has(kind))) return table;
  const own = evidence.find(({ pack }) => pack === table.pack);
  const twin = all.find(
    (other) =>
      other.pack !== null &&
      other.pack !== table.pack &&
      (other.setting.period ?? '') > (table.setting.period ?? '') &&
      formOf(other) === formOf(table) &&
      (evidence.find(({ pack }) => pack === other.pack)?.names ?? 0) >= (own?.names ?? 0),
  );
  return twin ? { ...table, pack: twin.pack, packSure: 'likely' } : table;
}

const TARGETS: ReadonlySet<string> = new Set(['target', 'constraint', 'expectation', 'baseline']);

const formOf = ({ rows, orientation }: ReadTable): string =>
  `${orientation}\n${rows.map((row) => row.own?.sense.text ?? '').join('\n')}`;

const emptySurroundings = (): Surroundings => ({ strongest: new Map(), won: new Map() });

function takeIn(around: Surroundings, evidence: readonly PackEvidence[]): void {
  const named = evidence.filter((one) => one.names >= 1);
  for (const { pack, total } of named)
    around.strongest.set(pack.id, Math.max(around.strongest.get(pack.id) ?? 0, total));
  const winner = named[0];
  if (winner) around.won.set(winner.pack.id, (around.won.get(winner.pack.id) ?? 0) + winner.names);
}

function chooseForTable(
  table: ReadTable,
  evidence: readonly PackEvidence[],
  sheet: Surroundings,
  workbook: Surroundings,
): ChosenTable {
  const ranked = evidence
    .map((one) => ({
      one,
      total:
        one.total +
        Math.min(sheet.strongest.get(one.pack.id) ?? 0, 12) * 0.5 +
        Math.min(workbook.strongest.get(one.pack.id) ?? 0, 12) * 0.15 +
        (isWinner(sheet, one.pack) ? 1 : 0) +
        (isWinner(workbook, one.pack) ? 1.5 : 0),
    }))
    .filter(({ one }) => one.names >= 0.6 || (one.reasons.length > 0 && isList(table, one.pack)))
    .sort((a, b) => b.total - a.total);
  const best = ranked[0];
  if (!best || !isEnough(table, best.one))
    return { ...table, pack: null, packSure: 'unsure', packWhy: 'none' };
  const lead = best.total - (ranked[1]?.total ?? 0);
  return {
    ...table,
    pack: best.one.pack,
    packSure: lead >= CLEAR_LEAD ? 'sure' : lead >= 1 ? 'likely' : 'unsure',
    packWhy: best.one.reasons[0] ?? 'names',
  };
}

/** The pack that most of the names around belong to. */
function isWinner(around: Surroundings, pack: RulePack): boolean {
  const own = around.won.get(pack.id) ?? 0;
  return own > 0 && [...around.won.values()].every((other) => other <= own);
}

/** An annual list has no names in common with its pack; its title must speak. */
const isList = (table: ReadTable, pack: RulePack): boolean =>
  pack.type === 'assessment' &&
  table.columns.some((column) => column.role === 'weight' || column.role === 'standard');

/** One similar word in a table about something else is not a table of indicators. */
function isEnough(table: ReadTable, evidence: PackEvidence): boolean {
  if (evidence.names >= 1.3) return true;
  const lines = table.rows.filter((row) => !row.heading).length;
  return (
    (evidence.names >= 0.9 &&
      (lines <= 6 || table.orientation === 'indicators-in-columns' || evidence.total >= 4)) ||
    isList(table, evidence.pack)
  );
}
