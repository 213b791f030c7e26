import type { RulePack } from '../rule-pack/rule-pack.ts';
import { packTable } from '../rule-pack/sheet/pack-table.ts';
import type { ReportCell, ReportSheet } from '../workbook/report-sheet.ts';

/** The pack as a sheet: title, header, one row per indicator and scope. Reading it back loses nothing. */
export function packSheet(pack: RulePack): ReportSheet {
  const table = packTable(pack);
  const rows = table.rows.map((cells, row) =>
    cells.map((text): ReportCell | null =>
      text === '' ? null : { text, style: row === 0 ? 'header' : 'text' },
    ),
  );
  return {
    name: '评分标准',
    columnWidths: table.widths,
    rows: [[{ text: table.title, style: 'title' }], ...rows],
    merges: [{ top: 0, left: 0, bottom: 0, right: table.widths.length - 1 }],
    freeze: { rows: 2, columns: 3 },
    charts: [],
  };
}
