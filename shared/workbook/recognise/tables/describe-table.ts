import type { LocatedTable, TableLine } from '../../../model/reading.ts';
import { areaAddress, columnName } from '../../address.ts';
import type { ColumnLine } from '../lines/table-line.ts';
import type { LineMeaning } from '../meaning/line-meaning.ts';
import { hasHeader } from './table-frame.ts';
import type { ChosenTable } from './understood-table.ts';

/** The table as 表格识别 shows it: where it stands and what each line was taken for. */
export function describeTable(
  table: ChosenTable,
  rows: readonly LineMeaning[],
  columns: readonly LineMeaning[],
): LocatedTable {
  const { frame } = table;
  const bottom = frame.body.at(-1) ?? frame.headerBottom;
  const top = hasHeader(frame) ? frame.headerTop : (frame.body[0] ?? 0);
  const { sheet } = frame.grid;
  return {
    sheet: sheet.name,
    range: areaAddress({ top, left: frame.left, bottom, right: frame.right }),
    headerRange: areaAddress({
      top,
      left: frame.left,
      bottom: Math.max(top, frame.headerBottom),
      right: frame.right,
    }),
    title: table.title,
    unit: table.units.length > 0 ? table.units.join('、') : null,
    orientation: table.orientation,
    pack: table.pack?.id ?? null,
    sure: table.packSure,
    hidden: sheet.visibility !== 'visible' || [...frame.body].every((row) => sheet.hiddenRows.has(row)),
    columns: columns.map((meaning, at) =>
      describeLine(meaning, columnName(meaning.at), columnRole(table.columns[at], meaning)),
    ),
    rows: table.ledger
      ? []
      : rows.map((meaning) => describeLine(meaning, String(meaning.at + 1), rowRole(meaning))),
  };
}

const describeLine = (meaning: LineMeaning, at: string, role: TableLine['role']): TableLine => ({
  at,
  text: meaning.text,
  role,
  indicatorId: meaning.placed?.id ?? null,
  scope: meaning.scope,
  kind: meaning.part ?? meaning.kind,
  period: meaning.period?.period ?? null,
  region: meaning.region,
  unit: meaning.unit,
  sure: meaning.sure,
  why: meaning.why,
});

const ROLES: Readonly<Record<LineMeaning['status'], TableLine['role']>> = {
  indicator: 'indicator',
  value: 'value',
  heading: 'group',
  total: 'total',
  derived: 'derived',
  'part-of': 'name',
  label: 'unknown',
  unplaced: 'unknown',
  ignored: 'note',
};

const rowRole = (meaning: LineMeaning): TableLine['role'] =>
  meaning.region !== null && meaning.status === 'value' ? 'region' : ROLES[meaning.status];

function columnRole(column: ColumnLine | undefined, meaning: LineMeaning): TableLine['role'] {
  if (meaning.status !== 'label' || !column) return ROLES[meaning.status];
  switch (column.role) {
    case 'entity':
    case 'part-name':
      return 'name';
    case 'attribute':
    case 'unknown':
      return 'unknown';
    case 'weight':
    case 'score':
      return 'value';
    default:
      return column.role;
  }
}
