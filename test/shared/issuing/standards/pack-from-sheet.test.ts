import { describe, expect, it } from 'vitest';
import { packFromSheet } from '#shared/issuing/standards/pack-from-sheet.ts';
import { packSheet } from '#shared/issuing/standards/pack-sheet.ts';
import { textGridOf } from '#shared/issuing/standards/text-grid-of.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import type { ReportSheet } from '#shared/workbook/report-sheet.ts';
import { sheetOf } from '../sheet-of.ts';
import { writtenSheet } from '../written-sheet.ts';

/** The sheet as if a person had typed something else over a text. */
const edited = (report: ReportSheet, from: string, to: string): ReportSheet => ({
  ...report,
  rows: report.rows.map((cells) => cells.map((cell) => (cell?.text === from ? { ...cell, text: to } : cell))),
});

describe('a pack on a sheet', () => {
  it.each(allPacks.map((pack) => [pack.id, pack] as const))('gives %s back as it was', (_, pack) => {
    expect(packFromSheet(pack, writtenSheet(packSheet(pack)))).toEqual(pack);
  });

  it('takes over an edited standard and target, and nothing else', () => {
    const pack = packById('county-leap')!;
    const item = pack.indicators.find((one) => one.id === 'high-tech-enterprises')!;
    const text = '≧100家(10分);100-10家(10-4分);10家以下(4-0分)。';
    const back = packFromSheet(pack, writtenSheet(edited(packSheet(pack), item.scoring!.text, text)))!;
    const changed = back.indicators.filter(
      (one, at) => JSON.stringify(one) !== JSON.stringify(pack.indicators[at]),
    );
    expect(changed.map((one) => [one.id, one.scoring?.text, one.scoring?.rule?.kind])).toEqual([
      ['high-tech-enterprises', text, 'linear-bands'],
    ]);
  });

  it('reads merged cells wherever they cover, and shares as they are shown', () => {
    const sheet = sheetOf(
      's',
      [
        ['组', '指标'],
        ['', '0.2@0%'],
      ],
      { merges: ['A1:A2'] },
    );
    expect(textGridOf(sheet).rows).toEqual([
      ['组', '指标'],
      ['组', '20%'],
    ]);
  });
});
