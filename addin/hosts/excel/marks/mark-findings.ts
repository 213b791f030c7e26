import type { WriteResult } from '#addin/hosts/workbook-host.ts';
import { SEVERITIES, type Severity } from '#shared/model/finding.ts';
import type { FindingMark } from '#shared/workbook/report-sheet.ts';
import { markFormula } from '#shared/xlsx/patch/our-marks.ts';
import { addressPortions } from '../address/address-portions.ts';
import { briefRange } from '../address/brief-range.ts';
import { throwUnlessAnswerable } from '../session/map-excel-error.ts';
import { type Batch, runExcel } from '../session/run-excel.ts';
import { type ExcelSession, rememberUndo } from '../session/session.ts';
import { writeMuted } from '../write/write-muted.ts';
import { findMarks, type MarkedSheet } from './find-marks.ts';
import { MARK_COLOURS } from './mark-signature.ts';
import { replaceComments } from './replace-comments.ts';

/**
 * Replaces all our marks: one removable conditional format for each severity of a sheet, never a fill.
 * Two round trips, one more where a sheet has custom formats of its own to be told apart from ours.
 */
export async function markFindings(
  session: ExcelSession,
  marks: readonly FindingMark[],
  options: { readonly comments: boolean },
): Promise<WriteResult> {
  return runExcel(session, async (batch) => {
    const sheets = await findMarks(batch, session);
    const { accepted, refused } = sortOut(sheets, marks);
    const made = await replaceMarks(batch, session, sheets, accepted);
    session.markIds.clear();
    for (const { sheetId, format } of made)
      session.markIds.set(sheetId, (session.markIds.get(sheetId) ?? new Set()).add(format.id));
    if (session.abilities.comments && (options.comments || session.markComments))
      await replaceComments(batch, sheets, options.comments ? accepted : []);
    const token = rememberUndo(session, {
      kind: 'marks',
      before: session.marks,
      comments: session.markComments,
    });
    session.marks = accepted;
    session.markComments = options.comments && session.abilities.comments;
    return { token: accepted.length > 0 ? token : null, written: accepted.length, refused };
  });
}

type MadeMark = { readonly sheetId: string; readonly format: Excel.ConditionalFormat };

async function replaceMarks(
  batch: Batch,
  session: ExcelSession,
  sheets: readonly MarkedSheet[],
  marks: readonly FindingMark[],
): Promise<readonly MadeMark[]> {
  const replace = (from: readonly MarkedSheet[], portions: typeof addressPortions) =>
    writeMuted(batch, () => {
      deleteMarks(batch, from);
      return from.flatMap((sheet) =>
        addMarks(
          batch,
          sheet,
          marks.filter((mark) => mark.sheet === sheet.name),
          portions,
        ),
      );
    });
  try {
    return await replace(sheets, addressPortions);
  } catch (error) {
    throwUnlessAnswerable(error);
    // An Excel that takes no format on several areas at once: cell by cell, after what it made before it refused.
    return replace(await findMarks(batch, session), (addresses) => addresses);
  }
}

/** Takes every mark of ours out of the workbook, also those of an earlier day. */
export async function clearMarks(session: ExcelSession): Promise<void> {
  await runExcel(session, async (batch) => {
    const sheets = await findMarks(batch, session);
    await writeMuted(batch, () => deleteMarks(batch, sheets));
    if (session.abilities.comments) await replaceComments(batch, sheets, []);
    session.markIds.clear();
    session.marks = [];
    session.markComments = false;
  });
}

function sortOut(
  sheets: readonly MarkedSheet[],
  marks: readonly FindingMark[],
): { accepted: FindingMark[]; refused: WriteResult['refused'] } {
  const accepted: FindingMark[] = [];
  const refused: WriteResult['refused'][number][] = [];
  for (const mark of marks) {
    const sheet = sheets.find((each) => each.name === mark.sheet);
    if (!sheet) refused.push({ sheet: mark.sheet, cell: mark.cell, reason: 'missing-sheet' });
    else if (!sheet.formattable) refused.push({ sheet: mark.sheet, cell: mark.cell, reason: 'protected' });
    else accepted.push(mark);
  }
  return { accepted, refused };
}

function deleteMarks(batch: Batch, sheets: readonly MarkedSheet[]): void {
  for (const sheet of sheets) {
    if (!sheet.formattable || sheet.marks.length === 0) continue;
    const formats = briefRange(
      batch.context.workbook.worksheets.getItem(sheet.id).getRange(),
    ).conditionalFormats;
    for (const id of sheet.marks) formats.getItem(id).delete();
  }
}

function addMarks(
  batch: Batch,
  sheet: MarkedSheet,
  marks: readonly FindingMark[],
  portions: typeof addressPortions,
): { sheetId: string; format: Excel.ConditionalFormat }[] {
  const worksheet = batch.context.workbook.worksheets.getItem(sheet.id);
  const gravest = gravestByCell(marks);
  return SEVERITIES.flatMap((severity) => {
    const cells = [...gravest].filter(([, each]) => each === severity).map(([cell]) => cell);
    return portions(cells).map((address) => {
      const range = address.includes(',') ? worksheet.getRanges(address) : worksheet.getRange(address);
      const format = briefRange(range).conditionalFormats.add('Custom');
      format.custom.rule.formula = `=${markFormula(severity)}`;
      format.custom.format.fill.color = MARK_COLOURS[severity].fill;
      format.custom.format.font.color = MARK_COLOURS[severity].font;
      format.load('id');
      return { sheetId: sheet.id, format };
    });
  });
}

/** A cell with several findings shows the gravest. */
function gravestByCell(marks: readonly FindingMark[]): ReadonlyMap<string, Severity> {
  const gravest = new Map<string, Severity>();
  for (const { cell, severity } of marks) {
    const before = gravest.get(cell);
    if (before === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before))
      gravest.set(cell, severity);
  }
  return gravest;
}
