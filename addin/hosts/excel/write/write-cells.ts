import type { WriteResult } from '#addin/hosts/workbook-host.ts';
import { inArea, parseCellAddress } from '#shared/workbook/address.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';
import { briefRange } from '../address/brief-range.ts';
import { ifLoaded } from '../session/if-loaded.ts';
import { throwUnlessAnswerable } from '../session/map-excel-error.ts';
import { type Batch, runExcel } from '../session/run-excel.ts';
import { type ExcelSession, rememberUndo, sheetKey } from '../session/session.ts';
import { asRestored, asTypedText } from './cell-text.ts';
import { writeMuted } from './write-muted.ts';
import type { WrittenCell } from './written-cell.ts';

type Refused = WriteResult['refused'][number];

/** A cell as found just before it is written. */
interface Target {
  readonly edit: CellEdit;
  readonly sheetId: string;
  readonly formula: unknown;
  readonly before: string | number | boolean;
  readonly format: string;
}

/** Each cell takes about 1.5 kB of a request; the web takes 5 MB. */
const CELLS_PER_WRITE = 1_000;

/** Types into cells. Looks at protection, locks and merges first, and tells what it left alone. Two round trips. */
export async function writeCells(session: ExcelSession, edits: readonly CellEdit[]): Promise<WriteResult> {
  if (edits.length === 0) return { token: null, written: 0, refused: [] };
  return runExcel(session, async (batch) => {
    const written: WrittenCell[] = [];
    const refused: Refused[] = [];
    for (let from = 0; from < edits.length; from += CELLS_PER_WRITE) {
      const { targets, refused: kept } = await inspectTargets(
        batch,
        session,
        edits.slice(from, from + CELLS_PER_WRITE),
      );
      refused.push(...kept);
      if (targets.length === 0) continue;
      const outcome = await writeAround(batch, targets);
      written.push(...outcome.written);
      refused.push(...outcome.left);
    }
    const token = written.length > 0 ? rememberUndo(session, { kind: 'cells', cells: written }) : null;
    return { token, written: written.length, refused };
  });
}

/** So many cells may refuse on their own (arrays, tables) before the rest is left alone. */
const REFUSALS_AT_MOST = 20;

type Outcome = { readonly written: readonly WrittenCell[]; readonly left: readonly Refused[] };

/** Excel stops at the first cell it refuses and keeps what it wrote before it; that cell is passed over. */
async function writeAround(batch: Batch, targets: readonly Target[]): Promise<Outcome> {
  const written: WrittenCell[] = [];
  const left: Target[] = [];
  let rest = targets;
  for (let refusals = 0; rest.length > 0 && refusals < REFUSALS_AT_MOST; refusals++) {
    try {
      written.push(...(await writeTargets(batch, rest)));
      rest = [];
    } catch (error) {
      throwUnlessAnswerable(error);
      const seen = await lookAgain(batch, rest);
      written.push(...seen.written);
      left.push(...seen.unwritten.slice(0, 1));
      rest = seen.unwritten.slice(1);
    }
  }
  const refused = [...left, ...rest];
  return {
    written,
    left: refused.map(({ edit }) => ({ sheet: edit.sheet, cell: edit.cell, reason: 'protected' })),
  };
}

async function lookAgain(
  batch: Batch,
  targets: readonly Target[],
): Promise<{ written: WrittenCell[]; unwritten: Target[] }> {
  const asked = targets.map((target) => {
    const range = briefRange(
      batch.context.workbook.worksheets.getItem(target.sheetId).getRange(target.edit.cell),
    );
    range.load('formulas');
    return { target, range };
  });
  await batch.sync();
  const written: WrittenCell[] = [];
  const unwritten: Target[] = [];
  for (const { target, range } of asked) {
    const now: unknown = range.formulas[0]?.[0];
    if (now !== target.formula || now === wanted(target.edit)) written.push(writtenCell(target, now));
    else unwritten.push(target);
  }
  return { written, unwritten };
}

function wanted({ value }: CellEdit): string | number {
  if (value === null) return '';
  return value.type === 'number' ? Number(value.text) : value.text;
}

async function inspectTargets(
  batch: Batch,
  session: ExcelSession,
  edits: readonly CellEdit[],
): Promise<{ targets: Target[]; refused: Refused[] }> {
  const { worksheets } = batch.context.workbook;
  const sheets = new Map(
    [...new Set(edits.map((edit) => edit.sheet))].map((name) => [
      name,
      worksheets.getItemOrNullObject(sheetKey(session, name)),
    ]),
  );
  for (const sheet of sheets.values()) sheet.load('id,protection/protected');
  const asked = edits.map((edit) => {
    const range = briefRange(sheets.get(edit.sheet)!.getRange(edit.cell));
    range.load('values,formulas,numberFormat,format/protection/locked');
    return { edit, range, sheet: sheets.get(edit.sheet)! };
  });
  await batch.sync();
  const refused: Refused[] = [];
  const targets: Target[] = [];
  for (const { edit, range, sheet } of asked) {
    const reason = sheet.isNullObject
      ? 'missing-sheet'
      : refusal(
          session,
          edit,
          ifLoaded(() => sheet.protection.protected, false),
          range,
        );
    if (reason) refused.push({ sheet: edit.sheet, cell: edit.cell, reason });
    else
      targets.push({
        edit,
        sheetId: sheet.id,
        formula: range.formulas[0]?.[0],
        before: asRestored(range.formulas[0]?.[0], range.values[0]?.[0]),
        format: ifLoaded(() => String(range.numberFormat[0]?.[0]), 'General'),
      });
  }
  return { targets, refused };
}

function refusal(
  session: ExcelSession,
  edit: CellEdit,
  isProtected: boolean,
  range: Excel.Range,
): Refused['reason'] | null {
  if (isProtected && ifLoaded(() => range.format.protection.locked, true) !== false) return 'protected';
  const place = parseCellAddress(edit.cell);
  const merges = session.sheets.find((sheet) => sheet.name === edit.sheet)?.merges ?? [];
  const merge = place && merges.find((area) => inArea(area, place.row, place.column));
  return merge && place && (merge.top !== place.row || merge.left !== place.column) ? 'merged' : null;
}

async function writeTargets(batch: Batch, targets: readonly Target[]): Promise<readonly WrittenCell[]> {
  const ranges = await writeMuted(batch, () =>
    targets.map(({ edit, sheetId, format }) => {
      const range = briefRange(batch.context.workbook.worksheets.getItem(sheetId).getRange(edit.cell));
      // In a cell formatted as text a number would stay text.
      if (edit.value?.type === 'number' && format === '@') range.numberFormat = [['General']];
      if (edit.value === null) range.values = [['']];
      else
        range.values = [
          [edit.value.type === 'number' ? Number(edit.value.text) : asTypedText(edit.value.text)],
        ];
      range.load('formulas');
      return range;
    }),
  );
  return targets.map((target, index) => writtenCell(target, ranges[index]!.formulas[0]?.[0]));
}

const writtenCell = ({ edit, sheetId, before, format }: Target, after: unknown): WrittenCell => ({
  sheetId,
  sheet: edit.sheet,
  cell: edit.cell,
  before,
  formatBefore: format,
  after,
});
