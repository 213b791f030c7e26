import { describe, expect, it } from 'vitest';
import { draftPackFromSheet, gridOf, packFromSheet, packReportSheet } from '#shared/check/pack-sheet.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import type { RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { ReportSheet } from '#shared/workbook/report-sheet.ts';

const sheetOf = (rows: readonly (readonly string[])[], merges: RawSheet['merges'] = []): RawSheet => ({
  name: 's',
  visibility: 'visible',
  protected: false,
  merges,
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  cells: rows.flatMap((cells, row) =>
    cells.flatMap((text, column) =>
      text === '' ? [] : [{ row, column, value: { type: 'text' as const, text } }],
    ),
  ),
});

/** What a host reads back after it wrote a report sheet. */
const written = (report: ReportSheet): RawSheet =>
  sheetOf(
    report.rows.map((cells) => cells.map((cell) => cell?.text ?? '')),
    report.merges,
  );

const options = { id: 'draft', title: 't', document: 'd', issuer: 'i', from: '2024' as PeriodId };

describe('a pack on a sheet', () => {
  it.each(['county-leap', 'dingxi-targets-2025', 'jiuquan-support'])(
    'comes back from the sheet of %s as it was',
    (id) => {
      const pack = packById(id)!;
      expect(packFromSheet(pack, written(packReportSheet(pack)))).toEqual(pack);
    },
  );

  it('repeats merged cells where they cover', () => {
    const sheet = sheetOf(
      [
        ['组', '指标'],
        ['', '甲'],
      ],
      [{ top: 0, left: 0, bottom: 1, right: 0 }],
    );
    expect(gridOf(sheet).rows).toEqual([
      ['组', '指标'],
      ['组', '甲'],
    ]);
  });

  it('is drafted from a table with its category cells merged down', () => {
    const sheet = sheetOf(
      [
        ['一级指标', '二级指标', '权重分值', '评分标准'],
        ['创新投入(13分)', '地方财政科技支出(万元)', '5', '≧10000万元(5分);10000万元以下(5-0分)'],
        ['', '财政科技支出占比(%)', '8', '≧2%(8分);2%以下(8-0分)'],
      ],
      [{ top: 1, left: 0, bottom: 2, right: 0 }],
    );
    const draft = draftPackFromSheet(sheet, options)!;
    expect(
      draft.pack.indicators.map((one) => [one.section, one.name, one.unit, one.scoring?.rule?.kind]),
    ).toEqual([
      ['group-1', '地方财政科技支出', '万元', 'linear-bands'],
      ['group-1', '财政科技支出占比', '%', 'linear-bands'],
    ]);
    expect(draft.pack.maxPoints).toBe('13');
  });
});
