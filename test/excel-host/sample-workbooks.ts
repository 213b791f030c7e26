import { cellAddress } from '#shared/workbook/address.ts';
import type { CellValue, RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

const text = (value: string): CellValue => ({ type: 'text', text: value });
const number = (value: string): CellValue => ({ type: 'number', text: value });

export function sheet(name: string, cells: readonly RawCell[], more: Partial<RawSheet> = {}): RawSheet {
  return {
    name,
    visibility: 'visible',
    protected: false,
    cells,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    ...more,
  };
}

export const workbook = (...sheets: readonly RawSheet[]): RawWorkbook => ({
  name: '测试.xlsx',
  sheets,
  date1904: false,
  definedNames: {},
});

/** A cell by its address: `cell('B2', '0.37', { format: '0.00' })`; decimal text becomes a number. */
export function cell(address: string, value: string | boolean | null, more: Partial<RawCell> = {}): RawCell {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  const kept: CellValue =
    value === null
      ? null
      : typeof value === 'boolean'
        ? { type: 'boolean', value }
        : /^-?\d+(\.\d+)?$/.test(value)
          ? number(value)
          : text(value);
  return { row: Number(digits) - 1, column: column - 1, value: kept, ...more };
}

/** A quarterly form: title, unit, two header rows, `rows` indicators with parts, target and a ratio formula. */
export function form(rows: number): RawWorkbook {
  const cells: RawCell[] = [cell('A1', '2022年科技创新主要指标完成情况表'), cell('H2', '单位:万元')];
  for (const [column, name] of [
    '序号',
    '指标名称',
    '单位',
    '基期值',
    '目标值',
    '分子',
    '分母',
    '比重',
  ].entries())
    cells.push({ row: 2, column, value: text(name) });
  for (let row = 3; row < rows + 3; row++) {
    cells.push(
      { row, column: 0, value: number(String(row - 2)) },
      { row, column: 1, value: text(`规模以上工业企业研发经费支出占营业收入比重（第${row}项）`) },
      { row, column: 2, value: text('%') },
      { row, column: 3, value: number('0.37'), format: '0.00' },
      { row, column: 4, value: number('1.1'), format: '0.00' },
      { row, column: 5, value: number(String(1000 + row)) },
      { row, column: 6, value: number(String(210000 + row)) },
      {
        row,
        column: 7,
        value: number('0.4728'),
        formula: `ROUND(F${row + 1}/G${row + 1}*100,4)`,
        format: '0.00',
      },
    );
  }
  return workbook(
    sheet('指标表', cells, { merges: [{ top: 0, left: 0, bottom: 0, right: 7 }] }),
    sheet('说明', [cell('A1', '填报说明')]),
  );
}

/** A ledger of enterprises, `rows` × 12, without formulas but for one column. */
export function ledger(rows: number): RawWorkbook {
  const cells: RawCell[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < 12; column++)
      cells.push(
        column < 7
          ? { row, column, value: text(`甘肃某某科技有限责任公司${row}-${column}`) }
          : column === 11
            ? { row, column, value: number(String(row * 2)), formula: `J${row + 1}+K${row + 1}` }
            : { row, column, value: number(`${row}.5`), format: column === 8 ? 'yyyy/m/d' : '0.00' },
      );
  return workbook(sheet('台账', cells));
}

export const addressOf = (one: RawCell): string => cellAddress(one.row, one.column);
