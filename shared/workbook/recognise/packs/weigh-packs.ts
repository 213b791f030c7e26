import type { RegionCode } from '../../../model/brands.ts';
import { regionLevel } from '../../../model/region-level.ts';
import type { RulePack } from '../../../rule-pack/rule-pack.ts';
import type { NameMatch } from '../../text/name-match.ts';
import { isInside } from '../../text/region-names.ts';
import type { ReadTable } from '../tables/understood-table.ts';

/** How strongly one table speaks for one pack. Kept as parts, so that the choice can be explained. */
export interface PackEvidence {
  readonly pack: RulePack;
  /** Sum of the best name matches of the table's lines. */
  readonly names: number;
  /** Named lines ÷ lines that name any indicator of any pack. */
  readonly coverage: number;
  readonly total: number;
  readonly reasons: readonly string[];
}

/** Below this a match is a guess that speaks for nothing. */
const SPEAKS = 0.75;

/** Evidence of one table for every pack, strongest first. `words` are title, sheet and file name, nearest first. */
export function weighPacks(
  table: ReadTable,
  packs: readonly RulePack[],
  words: readonly string[],
): readonly PackEvidence[] {
  const flat = words.map((text) => text.replace(/\s+/g, '').normalize('NFKC'));
  return packs
    .map((pack) => weigh(table, pack, words, flat))
    .filter((evidence) => evidence.names > 0 || evidence.reasons.length > 0)
    .sort((a, b) => b.total - a.total);
}

function weigh(
  table: ReadTable,
  pack: RulePack,
  words: readonly string[],
  flat: readonly string[],
): PackEvidence {
  const reasons: string[] = [];
  const { names, distinct, coverage } = nameEvidence(table, pack);
  let total = names * (0.5 + coverage / 2) + Math.min(distinct, 8) * 1.5;
  if (distinct > 0) reasons.push('distinct-names');
  const title = titleEvidence(pack, flat);
  if (title > 0) reasons.push('title');
  const list = listEvidence(table, pack, words);
  if (list > 0) reasons.push('issued-list');
  total += list;
  // Nothing else makes a pack be considered.
  if (names === 0 && reasons.length === 0) return { pack, names, coverage, total, reasons };
  const others = [
    title,
    regionEvidence(pack, regionFor(pack, table)),
    grantEvidence(table, pack),
    periodEvidence(table, pack),
    columnEvidence(table, pack),
  ];
  // What speaks for a pack besides names counts as far as the names agree with it; what speaks against it counts fully.
  for (const other of others) total += other > 0 ? other * (0.4 + 0.6 * coverage) : other;
  return { pack, names, coverage, total, reasons };
}

interface NameEvidence {
  readonly names: number;
  /** Of names that no other pack has. */
  readonly distinct: number;
  readonly coverage: number;
}

/** Of lines that many offices' tables share (`recall-tables`), for each pack: names depend on nothing else. */
const weighedNames = new WeakMap<
  ReadTable['rows'],
  WeakMap<ReadTable['columns'], Map<RulePack, NameEvidence>>
>();

function nameEvidence(table: ReadTable, pack: RulePack): NameEvidence {
  const ofRows = weighedNames.get(table.rows) ?? new WeakMap();
  weighedNames.set(table.rows, ofRows);
  const ofLines: Map<RulePack, NameEvidence> = ofRows.get(table.columns) ?? new Map();
  ofRows.set(table.columns, ofLines);
  const known = ofLines.get(pack) ?? weighNames(table, pack);
  ofLines.set(pack, known);
  return known;
}

function weighNames(table: ReadTable, pack: RulePack): NameEvidence {
  const lines = [...table.rows, ...table.columns].flatMap(({ matches }) =>
    (matches[0]?.score ?? 0) >= SPEAKS ? [matches] : [],
  );
  let names = 0;
  let distinct = 0;
  let covered = 0;
  const inSight = partsInSight(pack, lines);
  for (const matches of lines) {
    const best = matches.find((match) => match.pack === pack.id);
    if (!best || best.score < SPEAKS) continue;
    covered++;
    // An exact name says more than a similar one, a part of a ratio less than an indicator.
    const weight =
      (best.score >= 1 ? 1.3 : best.score >= 0.9 ? 1 : best.score - 0.25) *
      (best.part === null ? 1 : inSight(best) ? 0.7 : 0.1);
    names += weight;
    if (!matches.some((match) => match.pack !== pack.id && match.score >= best.score - 0.05))
      distinct += weight;
  }
  return { names, distinct, coverage: lines.length === 0 ? 0 : covered / lines.length };
}

/** A part of a ratio speaks only beside the ratio or its other part. */
function partsInSight(
  pack: RulePack,
  lines: readonly (readonly NameMatch[])[],
): (match: NameMatch) => boolean {
  const seen = new Set<string>();
  for (const matches of lines)
    for (const match of matches)
      if (match.pack === pack.id && match.score >= 0.85)
        seen.add(`${match.indicatorId}|${match.part ?? 'whole'}`);
  return (match) => {
    const other = match.part === 'numerator' ? 'denominator' : 'numerator';
    return seen.has(`${match.indicatorId}|${other}`) || seen.has(`${match.indicatorId}|whole`);
  };
}

/** `flat` are the words without spaces. */
function titleEvidence(pack: RulePack, flat: readonly string[]): number {
  let evidence = 0;
  for (const [at, text] of flat.entries()) {
    const hits = factsOf(pack).titleWords.filter(({ form }) => text.includes(form));
    evidence +=
      Math.min(
        hits.reduce((sum, { word }) => sum + Math.min(word.length, 8) / 4, 0),
        4,
      ) * (at === 0 ? 1 : 0.4);
  }
  return Math.min(evidence, 5);
}

/** A county of the pack's city speaks for it, a place elsewhere strongly against. */
function regionEvidence(pack: RulePack, region: RegionCode | null): number {
  if (region === null) return 0;
  // A pack without an area of its own (a model list for counties) fits every place of its level.
  if (pack.area === null) return regionLevel(region) === pack.level ? 1.5 : 0;
  if (isInside(region, pack.area))
    return regionLevel(pack.area) === regionLevel(region) || pack.level !== 'province' ? 2 : 0.5;
  return isInside(pack.area, region) ? -2 : -8;
}

/** What a model list for counties is weighed by are the lines' counties; any other pack by whom the table is about. */
const regionFor = (pack: RulePack, table: ReadTable): RegionCode | null =>
  pack.area === null
    ? (firstRegion(table) ?? table.setting.region)
    : (table.setting.region ?? firstRegion(table));

/** A schedule of grants is filled in where grants are spoken of; counts alone belong to a list of indicators. */
function grantEvidence(table: ReadTable, pack: RulePack): number {
  if (pack.type !== 'support') return 0;
  const words = [
    table.title ?? '',
    table.frame.grid.sheet.name,
    ...table.columns.flatMap(({ path }) => path.map(({ text }) => text)),
  ];
  return words.some((text) => /奖补|补助|奖励|资助|扶持|兑现|配套|支持/.test(text)) ? 0 : -1.5;
}

const firstRegion = (table: ReadTable): RegionCode | null =>
  table.columns.find((column) => column.region !== null)?.region ??
  table.rows.find((row) => row.region !== null)?.region ??
  null;

/** A table with points under the title or a heading of a section with yearly items is such a list, whatever its rows are called. */
function listEvidence(table: ReadTable, pack: RulePack, words: readonly string[]): number {
  if (!table.columns.some((column) => column.role === 'weight')) return 0;
  const headed = words.join(' ').replace(/\s+/g, '');
  return pack.sections.some((section) => section.items === 'issued' && headed.includes(section.title))
    ? 8
    : 0;
}

/** The period must lie in the plan; a pack that sets targets for just that year speaks for itself. */
function periodEvidence(table: ReadTable, pack: RulePack): number {
  const year = table.setting.period === null ? null : Number(table.setting.period.slice(0, 4));
  const columnYears = table.columns.flatMap((column) =>
    column.period?.year && column.role === 'value' ? [column.period.year] : [],
  );
  const years =
    year === null ? [...columnYears, ...table.rows.flatMap((row) => row.period?.year ?? [])] : [year];
  if (years.length === 0) return 0;
  const from = Number(pack.effective.from.slice(0, 4));
  const to = pack.effective.to === null ? 9999 : Number(pack.effective.to.slice(0, 4));
  const inside = years.some((one) => one >= from && one <= to) ? 1 : year !== null && year > to ? -1 : -0.5;
  const { targetYears, targetKinds } = factsOf(pack);
  let evidence = inside;
  if (year !== null && targetYears.has(year)) evidence += 1;
  for (const column of table.columns) {
    if (column.role !== 'value' || !column.period?.year) continue;
    const sets = targetKinds.has(`${column.kind}|${column.period.year}`);
    if (sets && column.kind !== 'actual') evidence += 1;
  }
  return evidence;
}

/** What is asked of a pack for every table, worked out once. */
interface PackFacts {
  readonly titleWords: readonly { readonly word: string; readonly form: string }[];
  /** Years for which it sets targets. */
  readonly targetYears: ReadonlySet<number>;
  /** `kind|year` of its targets and baselines. */
  readonly targetKinds: ReadonlySet<string>;
}

const factsOfPacks = new WeakMap<RulePack, PackFacts>();

function factsOf(pack: RulePack): PackFacts {
  const known = factsOfPacks.get(pack);
  if (known) return known;
  const yearOf = (target: RulePack['targets'][number]): number => Number(target.period.slice(0, 4));
  const facts = {
    titleWords: pack.titleWords
      .filter((word) => word.length >= 2)
      .map((word) => ({ word, form: word.normalize('NFKC') })),
    targetYears: new Set(pack.targets.filter((target) => target.kind !== 'baseline').map(yearOf)),
    targetKinds: new Set(pack.targets.map((target) => `${target.kind}|${yearOf(target)}`)),
  };
  factsOfPacks.set(pack, facts);
  return facts;
}

/** Weights, scores and standards speak for packs with points; 约束值 and 预期值 for packs that set them. */
function columnEvidence(table: ReadTable, pack: RulePack): number {
  const roles = new Set(table.columns.map((column) => column.role));
  const points =
    (roles.has('weight') ? 1 : 0) + (roles.has('score') ? 1 : 0) + (roles.has('standard') ? 0.5 : 0);
  const scores = pack.type === 'scoring' || pack.type === 'assessment';
  let evidence = points === 0 ? (scores ? -1.5 : 0.2) : scores ? points : -points;
  for (const kind of ['constraint', 'expectation'] as const)
    if (table.columns.some((column) => column.kind === kind))
      evidence += pack.targets.some((target) => target.kind === kind) ? 1 : -0.5;
  return evidence;
}
