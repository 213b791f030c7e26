import { describeRule } from '../../notation/canonical/describe-rule.ts';
import { compileNotation } from '../../notation/compile-notation.ts';
import type { Indicator, RulePack } from '../../rule-pack/rule-pack.ts';
import { packTable } from '../../rule-pack/sheet/pack-table.ts';
import type { ReportCell, ReportSheet } from '../../workbook/report-sheet.ts';

/**
 * The pack as a sheet: title, header, one row per indicator and scope. Reading it back loses nothing: a rule that was
 * decided beyond its printed standard stands beside it as 读法.
 */
export function packSheet(pack: RulePack): ReportSheet {
  const table = packTable(pack, { readingOf });
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

function readingOf({ name, unit, scoring }: Indicator): string | null {
  if (!scoring?.rule) return null;
  const printed = compileNotation(scoring.text, {
    indicator: name,
    maxPoints: scoring.maxPoints,
    inputUnit: unit === '' ? null : unit,
  });
  return JSON.stringify(printed.rule) === JSON.stringify(scoring.rule) ? null : describeRule(scoring.rule);
}
