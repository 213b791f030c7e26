import type { Locator } from 'playwright-core';
import { areaOfText, cellAt } from '../objects/range.ts';
import { findSheet } from '../objects/worksheet.ts';
import type { OpenedExcel } from '../open-excel.ts';
import type { WorkbookModel } from '../workbook-model.ts';

export const verdictOther = (frame: OpenedExcel['frame'], before: string): Promise<unknown> =>
  frame.waitForFunction((text) => document.querySelector('main h1')?.textContent !== text, before);

export const adopt = (within: OpenedExcel['frame'] | Locator): Locator =>
  within.getByRole('button', { name: '采用', exact: true });

export function valueAt(model: WorkbookModel, sheet: string, cell: string): string | number {
  const { top, left } = areaOfText(cell);
  const { value } = cellAt(findSheet(model, sheet)!, top, left);
  return typeof value === 'number' ? value : String(value);
}

export const marksOf = (model: WorkbookModel): number =>
  model.sheets.reduce((sum, { formats }) => sum + formats.length, 0);
export const stateOf = (model: WorkbookModel): string => model.xmlParts.map(({ xml }) => xml).join('');
export const filled = (model: WorkbookModel): number =>
  model.sheets.reduce(
    (sum, { cells }) => sum + [...cells.values()].filter(({ value }) => value !== '').length,
    0,
  );
