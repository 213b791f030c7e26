import { expect, it } from 'vitest';
import { readAfterEdit } from '#addin/actions/workbook/recheck-after-edit.ts';
import { constructedWorkbook } from '../../constructed-check.ts';

const SHEET = '指标完成情况';

function watched() {
  const calls: string[] = [];
  const host = {
    read: async () => {
      calls.push('read');
      return constructedWorkbook;
    },
    readAreas: async () => {
      calls.push('readAreas');
      return [{ sheet: SHEET, cells: [{ row: 3, column: 4, value: { type: 'number', text: '1' } }] }];
    },
  };
  const engine = {
    load: async () => void calls.push('load'),
    replace: async () => void calls.push('replace'),
  };
  return { calls, host: host as never, engine: engine as never };
}

it('reads only the edited cells of a workbook without formulas', async () => {
  const { calls, host, engine } = watched();
  const after = await readAfterEdit(host, engine, constructedWorkbook, [{ sheet: SHEET, area: 'E4' }]);
  expect(calls).toEqual(['readAreas', 'replace']);
  expect(after.sheets[0]?.cells.find((cell) => cell.row === 3 && cell.column === 4)?.value).toEqual({
    type: 'number',
    text: '1',
  });
});

it('reads everything when a hint has no place, or when formulas may follow', async () => {
  const sheet = constructedWorkbook.sheets[0]!;
  const formulas = {
    ...constructedWorkbook,
    sheets: [{ ...sheet, cells: [{ row: 0, column: 0, value: null, formula: 'B1' }] }],
  };
  for (const [workbook, change] of [
    [constructedWorkbook, { sheet: null, area: null }],
    [formulas, { sheet: SHEET, area: 'E4' }],
  ] as const) {
    const { calls, host, engine } = watched();
    await readAfterEdit(host, engine, workbook, [change]);
    expect(calls).toEqual(['read', 'load']);
  }
});
