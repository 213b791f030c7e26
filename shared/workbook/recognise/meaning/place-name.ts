import type { IndicatorId } from '../../../model/brands.ts';
import type { Indicator, RulePack } from '../../../rule-pack/rule-pack.ts';
import { type NameMatch, normaliseName } from '../../text/name-match.ts';
import type { ChosenTable } from '../tables/understood-table.ts';
import { isSupporting } from '../words/header-words.ts';
import type { LineReason, PlacedIndicator } from './line-meaning.ts';

/** A name of a line, settled on one indicator of the table's pack. */
export interface PlacedName {
  readonly placed: PlacedIndicator;
  readonly scope: string | null;
  readonly part: 'numerator' | 'denominator' | null;
  readonly score: number;
  readonly why: LineReason;
}

/** What the other lines of a table say about an ambiguous name. */
export interface NamingContext {
  readonly pack: RulePack;
  readonly byId: ReadonlyMap<IndicatorId, Indicator>;
  /** Indicators that some line of the table names for themselves. */
  readonly named: ReadonlySet<IndicatorId>;
  /** Parts of ratios that lines of the table name. */
  readonly parts: ReadonlyMap<IndicatorId, ReadonlySet<'numerator' | 'denominator'>>;
  /** Indicators named anywhere on the same sheet. */
  readonly onSheet: ReadonlySet<IndicatorId>;
  /** Where lines name an indicator or a part of it: rows, and columns. */
  readonly rowsOf: ReadonlyMap<IndicatorId, readonly number[]>;
  readonly columnsOf: ReadonlyMap<IndicatorId, readonly number[]>;
  /** Parts that a line was already placed as (`id|part`): of two ratios with an equal part the next one is meant. */
  readonly taken: Set<string>;
  readonly supporting: boolean;
  readonly scored: boolean;
}

/** A guess below this is not made: it is shown as unplaced instead. */
const LEAST_SCORE = 0.74;

export function makeNamingContext(
  table: ChosenTable,
  pack: RulePack,
  onSheet: ReadonlySet<IndicatorId>,
): NamingContext {
  const named = new Set<IndicatorId>();
  const parts = new Map<IndicatorId, Set<'numerator' | 'denominator'>>();
  for (const line of [...table.rows, ...table.columns])
    for (const match of line.matches) {
      if (match.pack !== pack.id || match.score < 0.85) continue;
      if (match.part === null) named.add(match.indicatorId);
      else parts.set(match.indicatorId, (parts.get(match.indicatorId) ?? new Set()).add(match.part));
    }
  return {
    pack,
    byId: new Map(pack.indicators.map((indicator) => [indicator.id, indicator])),
    named,
    parts,
    onSheet,
    rowsOf: placesOf(
      table.rows.map((row) => [row.row, row.matches]),
      pack,
    ),
    columnsOf: placesOf(
      table.columns.map((column) => [column.column, column.matches]),
      pack,
    ),
    taken: new Set(),
    supporting: isSupportingTable(table),
    scored: table.columns.some(
      (column) => column.role === 'weight' || column.role === 'score' || column.role === 'standard',
    ),
  };
}

/** Whether title or lines above call it 测算依据 or the like. */
export const isSupportingTable = ({ title, frame }: ChosenTable): boolean =>
  [title ?? '', ...frame.above.map((line) => line.text)].some(isSupporting);

function placesOf(
  lines: readonly (readonly [number, readonly NameMatch[]])[],
  pack: RulePack,
): ReadonlyMap<IndicatorId, readonly number[]> {
  const places = new Map<IndicatorId, number[]>();
  for (const [at, matches] of lines)
    for (const match of matches) {
      if (match.pack !== pack.id || match.score < 0.85) continue;
      const known = places.get(match.indicatorId);
      if (known) known.push(at);
      else places.set(match.indicatorId, [at]);
    }
  return places;
}

/** Where the line stands whose name is placed. */
export interface NamePlace {
  readonly axis: 'row' | 'column';
  readonly at: number;
}

/**
 * Chooses among the indicators and parts of ratios that a name fits. 地方财政科技支出 is an indicator in a scored table
 * and a numerator where the denominator stands beside it in a table of 测算依据.
 */
export function placeName(
  matches: readonly NameMatch[],
  context: NamingContext,
  place?: NamePlace,
): PlacedName | null {
  const candidates = matches
    .filter((match) => match.pack === context.pack.id && match.score >= LEAST_SCORE)
    .map((match) => ({
      match,
      weight: match.score + bonus(match, context) + nearness(match, context, place),
    }))
    .sort((a, b) => b.weight - a.weight);
  const best = candidates[0]?.match;
  if (!best) return null;
  // A denominator alone (常住人口, 营业收入) is a figure of its own, not a part of anything in sight.
  if (best.part === 'denominator' && !isAccompanied(best, context)) return null;
  const indicator = context.byId.get(best.indicatorId);
  if (!indicator) return null;
  return {
    placed: { id: indicator.id, name: indicator.name, unit: indicator.unit, indicator },
    scope: best.scope,
    part: best.part,
    score: best.score,
    why: best.why,
  };
}

/** An equal part of two ratios belongs to the nearer one, and to the one that still lacks it. */
function nearness(match: NameMatch, context: NamingContext, place: NamePlace | undefined): number {
  if (match.part === null || !place) return 0;
  const places = (place.axis === 'row' ? context.rowsOf : context.columnsOf).get(match.indicatorId) ?? [];
  let far = 9;
  for (const at of places) if (at !== place.at) far = Math.min(far, Math.abs(at - place.at));
  return -0.0005 * far - (context.taken.has(`${match.indicatorId}|${match.part}`) ? 0.02 : 0);
}

const otherPart = (part: 'numerator' | 'denominator'): 'numerator' | 'denominator' =>
  part === 'numerator' ? 'denominator' : 'numerator';

const isAccompanied = (match: NameMatch, context: NamingContext): boolean =>
  match.part !== null &&
  (context.parts.get(match.indicatorId)?.has(otherPart(match.part)) === true ||
    context.named.has(match.indicatorId) ||
    context.onSheet.has(match.indicatorId));

function bonus(match: NameMatch, context: NamingContext): number {
  if (match.part === null) return 0;
  const beside = context.parts.get(match.indicatorId)?.has(otherPart(match.part)) === true;
  const ratio = context.named.has(match.indicatorId);
  // As good a name for an indicator as for a part: the part only where the rest of its ratio is in sight.
  let weight = beside
    ? ratio
      ? 0.01
      : 0.005
    : ratio || context.onSheet.has(match.indicatorId)
      ? -0.03
      : -0.1;
  if (beside && context.supporting && match.score >= 0.95) weight += 0.2;
  if (context.scored && !context.supporting) weight -= 0.3;
  return weight;
}

/** Scope of this indicator that the words name: 市本级, 县区, 省级以上; null when they name none of its own. */
export function scopeOfWords(text: string, indicator: Indicator | null): string | null {
  if (!indicator || indicator.scopes.length === 0) return null;
  const form = normaliseName(text);
  if (form === '') return null;
  // 定西市本级 is the city level, whatever city it is.
  if (/.市本级$/.test(form) && indicator.scopes.some(({ scope }) => scope === '市本级')) return '市本级';
  // A county's own level is what the city's documents call 县区.
  if (/^[县区]本级$/.test(form) && indicator.scopes.some(({ scope }) => scope === '县区')) return '县区';
  for (const { scope, aliases } of indicator.scopes)
    if ([scope, ...aliases].some((word) => normaliseName(word) === form)) return scope;
  return null;
}
