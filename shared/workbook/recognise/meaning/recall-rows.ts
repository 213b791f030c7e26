import type { IndicatorId } from '../../../model/brands.ts';
import type { RulePack, Section } from '../../../rule-pack/rule-pack.ts';
import type { Correction } from '../../correction.ts';
import type { ChosenTable, ReadTable } from '../tables/understood-table.ts';
import type { LineMeaning } from './line-meaning.ts';
import { isSupportingTable, makeNamingContext, type NamingContext } from './place-name.ts';
import { resolveRows, sectionOfTitle } from './resolve-rows.ts';

/** What the rows of a table stand for, and what was learnt of its names on the way. */
export interface SettledRows {
  readonly context: NamingContext;
  readonly rows: readonly LineMeaning[];
}

/** Everything beside the lines themselves that settling rows looks at. */
interface Terms {
  readonly pack: RulePack;
  readonly orientation: ReadTable['orientation'];
  readonly supporting: boolean;
  readonly section: Section | null;
  readonly onSheet: ReadonlySet<IndicatorId>;
}

interface RememberedRows extends SettledRows {
  readonly terms: Terms;
}

/** Of lines that many offices' tables share (`recall-tables`): under the same terms they are settled alike. */
const settledRows = new WeakMap<ReadTable['rows'], WeakMap<ReadTable['columns'], RememberedRows[]>>();

/** So many terms are kept for the same lines. */
const MOST_TERMS = 8;

/** What every row of a table stands for; as in an earlier workbook where nothing tells the two apart. */
export function recallRows(
  table: ChosenTable,
  pack: RulePack,
  onSheet: ReadonlySet<IndicatorId>,
  corrections: readonly Correction[],
): SettledRows {
  const terms: Terms = {
    pack,
    orientation: table.orientation,
    supporting: isSupportingTable(table),
    section: sectionOfTitle(table, pack),
    onSheet,
  };
  // What a person corrected holds for one workbook.
  if (corrections.length > 0) return settle(table, terms, corrections);
  const known = knownRows(table);
  const found = known.find((one) => isSameTerms(one.terms, terms));
  if (!found) {
    const settled = settle(table, terms, []);
    known.unshift({ ...settled, context: copyOf(settled.context), terms });
    if (known.length > MOST_TERMS) known.pop();
    return settled;
  }
  return { rows: found.rows, context: copyOf(found.context) };
}

function settle(
  table: ChosenTable,
  { pack, onSheet }: Terms,
  corrections: readonly Correction[],
): SettledRows {
  const context = makeNamingContext(table, pack, onSheet);
  return { rows: resolveRows(table, context, corrections), context };
}

/** Columns are settled after the rows and note in the context which parts they take. */
const copyOf = (context: NamingContext): NamingContext => ({ ...context, taken: new Set(context.taken) });

function knownRows({ rows, columns }: ChosenTable): RememberedRows[] {
  const ofRows = settledRows.get(rows) ?? new WeakMap<ReadTable['columns'], RememberedRows[]>();
  settledRows.set(rows, ofRows);
  const known = ofRows.get(columns) ?? [];
  ofRows.set(columns, known);
  return known;
}

const isSameTerms = (a: Terms, b: Terms): boolean =>
  a.pack === b.pack &&
  a.orientation === b.orientation &&
  a.supporting === b.supporting &&
  a.section === b.section &&
  a.onSheet.size === b.onSheet.size &&
  [...a.onSheet].every((id) => b.onSheet.has(id));
