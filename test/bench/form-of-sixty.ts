import { nodeZipEngine } from '#backend/cli/zip-engine.ts';
import { plan135 } from '#shared/packs/plan-135/plan-135.ts';
import type { ReportCell } from '#shared/workbook/report-sheet.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';

const cell = (text: string, style: ReportCell['style'] = 'text'): ReportCell => ({ text, style });

/** A form of sixty indicators with unit, target and this year's figure; `number` makes the figures differ from form to form. */
export function formOfSixty(number: number, office = `第${number}号单位`): Uint8Array {
  const rows = plan135.indicators
    .slice(0, 60)
    .map((indicator, at) => [
      cell(String(at + 1), 'number'),
      cell(indicator.name),
      cell(indicator.unit),
      cell(String(10 + at), 'number'),
      cell(
        indicator.unit === '%'
          ? `${(10 + at + ((number * 7 + at) % 13) / 10).toFixed(1)}`
          : String(11 + at + (number % 5)),
        'number',
      ),
      null,
    ]);
  const header = ['序号', '指标名称', '计量单位', '2020年目标值', '2020年实际完成', '备注'].map((text) =>
    cell(text, 'header'),
  );
  return writeNewWorkbook(
    [
      {
        name: '填报表',
        columnWidths: [6, 46, 12, 14, 14, 24],
        rows: [[cell(`${office}2020年${plan135.title}完成情况`, 'title')], header, ...rows],
        merges: [{ top: 0, left: 0, bottom: 0, right: 5 }],
        freeze: { rows: 2, columns: 2 },
        charts: [],
      },
    ],
    nodeZipEngine,
  );
}
