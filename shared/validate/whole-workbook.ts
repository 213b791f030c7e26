import type { IndicatorId, PackId } from '../model/brands.ts';
import { parsePeriod } from '../model/period.ts';
import type { LedgerCount, LocatedTable, Reading, Recognition } from '../model/reading.ts';
import type { ScoreItem, ScoreSheet } from '../model/score.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { areaOf } from './area-of.ts';
import { type EarlierFigures, indexEarlierFiles } from './earlier-figures.ts';
import { indexOutside, type OutsideReadings } from './evidence/outside-evidence.ts';
import { yearLater } from './evidence/own-evidence.ts';
import { onDemand } from './on-demand.ts';
import type { ValidationContext } from './validation-context.ts';

/** The workbook and what it is checked against, indexed once per run. */
export interface WholeWorkbook {
  readonly recognition: Recognition;
  readonly context: ValidationContext;
  readonly packs: ReadonlyMap<PackId, RulePack>;
  /** Region of a reading that names none. */
  areaOf(reading: Reading): string;
  readonly outside: OutsideReadings;
  readonly earlier: EarlierFigures;
  /** The reading of a cell, by `sheet!A1`. */
  readingAt(address: string): Reading | undefined;
  readonly hiddenSheets: ReadonlySet<string>;
  /** Cells whose text was read as an input of scoring. */
  readonly inputCells: ReadonlySet<string>;
  ledgersOf(pack: PackId, indicatorId: IndicatorId): readonly LedgerCount[];
  scoreItems(pack: PackId, indicatorId: IndicatorId): readonly ScoredItem[];
  /** Whether a blank of this pack and period is due: the period is in use and isn't last year's column. */
  isDue(pack: PackId, period: string): boolean;
  tableOf(reading: Reading): LocatedTable | undefined;
}

export interface ScoredItem {
  readonly sheet: ScoreSheet;
  readonly item: ScoreItem;
}

export function openWorkbook(recognition: Recognition, context: ValidationContext): WholeWorkbook {
  const packs = new Map(context.packs.map((pack) => [pack.id, pack]));
  const areaHere = (reading: Reading): string => areaOf(reading, packs, recognition.region ?? context.region);
  const ledgers = groupBy(recognition.ledgers, (ledger) => `${ledger.pack}|${ledger.indicatorId}`);
  // Scored only when a rule asks for it: a form without 自评得分 needs no score to be checked.
  const scores = onDemand(() =>
    groupBy(
      (context.scores ?? []).flatMap((sheet) => sheet.items.map((item) => ({ sheet, item }))),
      ({ sheet, item }) => `${sheet.pack.id}|${item.indicatorId}`,
    ),
  );
  // Most checks never ask for a cell by its address.
  const readings = onDemand(
    () => new Map(recognition.readings.map((reading) => [`${reading.sheet}!${reading.cell}`, reading])),
  );
  const due = duePeriods(recognition.readings);
  return {
    recognition,
    context,
    packs,
    areaOf: areaHere,
    outside: indexOutside(context.history ?? [], context.peers ?? [], areaHere),
    earlier: context.earlierFigures ?? indexEarlierFiles(context.earlierFiles ?? [], packs),
    readingAt: (address) => readings().get(address),
    hiddenSheets: new Set(
      recognition.hidden.filter((part) => part.what === 'sheet').map((part) => part.sheet),
    ),
    inputCells: new Set(recognition.inputs.map((input) => `${input.sheet}!${input.cell}`)),
    ledgersOf: (pack, indicatorId) => ledgers.get(`${pack}|${indicatorId}`) ?? [],
    scoreItems: (pack, indicatorId) => scores().get(`${pack}|${indicatorId}`) ?? [],
    isDue: (pack, period) => due.has(`${pack}|${period}`),
    tableOf: (reading) => recognition.tables[reading.table],
  };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const REPORTED = new Set(['actual', 'numerator', 'denominator']);

/**
 * A quarter that nobody has begun to fill isn't missing, and last year's column beside this year's is only there to compare.
 * A form without any figure at all is due in every period.
 */
function duePeriods(readings: readonly Reading[]): ReadonlySet<string> {
  const present = new Set<string>();
  const begun = new Set<string>();
  const keys = new Map<PackId, Map<string, string>>();
  for (const reading of readings) {
    if (!REPORTED.has(reading.kind)) continue;
    const key = keyOf(reading, keys);
    present.add(key);
    if (!reading.marks.includes('blank')) begun.add(key);
  }
  const packsBegun = new Set([...begun].map((key) => key.slice(0, key.indexOf('|'))));
  return new Set(
    [...present].filter((key) => {
      const at = key.indexOf('|');
      const period = key.slice(at + 1);
      const parsed = parsePeriod(period);
      if (parsed && present.has(`${key.slice(0, at)}|${yearLater(period as Reading['period'])}`))
        return false;
      return begun.has(key) || !packsBegun.has(key.slice(0, at));
    }),
  );
}

/** `pack|period`, joined once for all readings of a period. */
function keyOf({ pack, period }: Reading, keys: Map<PackId, Map<string, string>>): string {
  const ofPack = keys.get(pack) ?? new Map<string, string>();
  keys.set(pack, ofPack);
  const key = ofPack.get(period) ?? `${pack}|${period}`;
  ofPack.set(period, key);
  return key;
}
