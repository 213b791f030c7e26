import type { DecimalText } from '../../model/brands.ts';
import { cellAddress } from '../../workbook/address.ts';
import type { RawWorkbook } from '../../workbook/raw-workbook.ts';
import { cellText, makeSheetGrid, shownCell } from '../../workbook/recognise/grid/sheet-grid.ts';
import { readCellQuantity } from '../../workbook/text/quantity.ts';
import { withEvaluatedFormulas } from '../tables/with-evaluated-formulas.ts';

export type GrowthField = 'output' | 'capital' | 'labour' | 'capitalShare' | 'labourShare';

/** Inputs of the 科技进步贡献率 as a sheet states them, with their cells. */
export interface ReadGrowthAccount {
  readonly account: Readonly<Partial<Record<GrowthField, DecimalText>>>;
  readonly cells: Readonly<Partial<Record<GrowthField, string>>>;
  readonly missing: readonly GrowthField[];
}

/** The letters of the formula a = y − αk − βl. */
const LETTERS: Readonly<Record<string, GrowthField>> = {
  y: 'output',
  k: 'capital',
  l: 'labour',
  α: 'capitalShare',
  β: 'labourShare',
};

const GROWTH = /增长|增速|增幅|变化率/;

/** What a label says; shares (弹性) before growth, since both name capital and labour. */
function fieldOf(label: string): GrowthField | null {
  const text = label.normalize('NFKC').replace(/\s+/g, '');
  if (text.length > 40 || /贡献率|贡献度/.test(text)) return null;
  const letter = LETTERS[text.toLowerCase()];
  if (letter !== undefined) return letter;
  const share = /弹性|份额|系数|[αβ]/.test(text) && !GROWTH.test(text);
  if (share && /资本|资金|[αΑ]/.test(text)) return 'capitalShare';
  if (share && /劳动|[βΒ]/.test(text)) return 'labourShare';
  if (!GROWTH.test(text)) return null;
  if (/资本|资金|固定资产/.test(text)) return 'capital';
  if (/劳动|从业|就业/.test(text)) return 'labour';
  return /产出|生产总值|GDP|增加值|经济/i.test(text) ? 'output' : null;
}

const FIELDS: readonly GrowthField[] = ['output', 'capital', 'labour', 'capitalShare', 'labourShare'];

/**
 * Labels with their numbers beside or below them: 产出年均增长率, 资本…增长率, 劳动…增长率, 资本弹性 α, 劳动弹性 β.
 * null when the workbook speaks of none of the elasticities: they are never assumed.
 */
export function readGrowthAccount(given: RawWorkbook): ReadGrowthAccount | null {
  const account: Partial<Record<GrowthField, DecimalText>> = {};
  const cells: Partial<Record<GrowthField, string>> = {};
  for (const sheet of withEvaluatedFormulas(given).sheets) {
    const grid = makeSheetGrid(sheet);
    for (const line of grid.rows)
      for (const cell of line.cells) {
        const field = cell.value?.type === 'text' ? fieldOf(cellText(cell)) : null;
        if (field === null || account[field] !== undefined) continue;
        // Beside the label, past a column of units, else below it.
        const places = [1, 2, 3].map((step) => [cell.row, cell.column + step] as const);
        for (const [row, column] of [...places, [cell.row + 1, cell.column] as const]) {
          const near = shownCell(grid, row, column);
          const quantity = near && readCellQuantity(near);
          if (near && quantity?.kind === 'unreadable' && fieldOf(cellText(near)) !== null) continue;
          if (!quantity?.value) continue;
          account[field] = quantity.value;
          cells[field] = `${sheet.name}!${cellAddress(near!.row, near!.column)}`;
          break;
        }
      }
  }
  if (account.capitalShare === undefined && account.labourShare === undefined) return null;
  return { account, cells, missing: FIELDS.filter((field) => account[field] === undefined) };
}
