import { describe, expect, it } from 'vitest';
import { applyFixes, contentOf, previewFixes, toEdit } from '#addin/actions/check/apply-fix.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';
import { constructedFindings, constructedWorkbook } from '../../constructed-check.ts';

const SHEET = '指标完成情况';
const [ratio] = constructedFindings;

describe('previewFixes', () => {
  it('shows every cell with what stands there and what would', () => {
    expect(previewFixes(constructedFindings, constructedWorkbook)).toEqual([
      { sheet: SHEET, cell: 'E4', before: '0.93', after: '0.82' },
      { sheet: SHEET, cell: 'E7', before: '11826', after: '1.1826' },
    ]);
  });

  it('shows both cells of swapped parts', () => {
    const swapped = {
      ...ratio!,
      fix: {
        value: '2',
        cells: [
          { sheet: SHEET, cell: 'D4', value: '2' },
          { sheet: SHEET, cell: 'E4', value: '3' },
        ],
      },
    };
    expect(previewFixes([swapped], constructedWorkbook).map((change) => [change.cell, change.after])).toEqual(
      [
        ['D4', '2'],
        ['E4', '3'],
      ],
    );
  });

  it('leaves out what already stands there, and keeps the first of two fixes of one cell', () => {
    const same = { ...ratio!, fix: { value: '0.93' } };
    const second = { ...ratio!, fix: { value: '0.5' } };
    expect(previewFixes([same], constructedWorkbook)).toEqual([]);
    expect(previewFixes([ratio!, second], constructedWorkbook)).toHaveLength(1);
  });
});

describe('toEdit', () => {
  it('types decimals as numbers, other text as text, and nothing as clearing', () => {
    const edit = (after: string) => toEdit({ sheet: SHEET, cell: 'E4', after }).value;
    expect([edit('0.82'), edit('≥1'), edit('')]).toEqual([
      { type: 'number', text: '0.82' },
      { type: 'text', text: '≥1' },
      null,
    ]);
  });
});

describe('applyFixes', () => {
  it('writes all changes at once, so that one token takes them back', async () => {
    const written: (readonly CellEdit[])[] = [];
    const host = {
      write: async (edits: readonly CellEdit[]) => {
        written.push(edits);
        return { token: 't', written: edits.length, refused: [] };
      },
    };
    const result = await applyFixes(host as never, previewFixes(constructedFindings, constructedWorkbook));
    expect([written.length, written[0]?.length, result.token]).toEqual([1, 2, 't']);
  });
});

describe('contentOf', () => {
  it('is empty for an absent cell, sheet or address', () => {
    expect([
      contentOf(constructedWorkbook, SHEET, 'Z99'),
      contentOf(constructedWorkbook, '无', 'A1'),
      contentOf(constructedWorkbook, SHEET, 'x'),
    ]).toEqual(['', '', '']);
  });
});
