import type { FindingMark } from '#shared/workbook/report-sheet.ts';
import { briefRange } from '../address/brief-range.ts';
import { mapExcelError } from '../session/map-excel-error.ts';
import type { Batch } from '../session/run-excel.ts';
import type { MarkedSheet } from './find-marks.ts';
import { COMMENT_SIGN } from './mark-signature.ts';

/** A cell that refuses its comment is passed over; beyond so many the rest is left to the pane. */
const REFUSALS_AT_MOST = 5;

/**
 * Deletes our comments, those that somebody answered excepted, and adds one for each marked cell. Cells with a comment or a note of someone's are left alone.
 * Comments are an extra to the list in the pane, so what can't be written is dropped.
 */
export async function replaceComments(
  batch: Batch,
  sheets: readonly MarkedSheet[],
  marks: readonly FindingMark[],
): Promise<void> {
  const { comments } = batch.context.workbook;
  comments.load('items/id,items/content');
  await batch.sync();
  const ours = comments.items.filter((comment) => comment.content.startsWith(COMMENT_SIGN));
  const gone = await withoutAnswers(batch, ours);
  for (const comment of gone) comment.delete();
  let rest = [...notesByCell(marks)].flatMap(([place, note]) => {
    const [sheet = '', cell = ''] = place.split('\n');
    const id = sheets.find((each) => each.name === sheet)?.id;
    return id === undefined ? [] : [{ id, cell, note }];
  });
  let standing = ours.length - gone.length;
  for (let refusals = 0; refusals <= REFUSALS_AT_MOST; refusals++) {
    for (const { id, cell, note } of rest)
      comments.add(
        briefRange(batch.context.workbook.worksheets.getItem(id).getRange(cell)),
        `${COMMENT_SIGN}${note}`,
      );
    try {
      await batch.sync();
      return;
    } catch (error) {
      const refusal = mapExcelError(error);
      if (refusal.code === 'cell-edit-mode' || refusal.code === 'host-unsupported') return;
      // Excel stops at the first comment it refuses: what stands before it is done, it itself is passed over.
      const now = await countOurs(batch);
      rest = rest.slice(now - standing + 1);
      standing = now;
    }
  }
}

/** A comment goes together with its answers, and those are somebody's words. */
async function withoutAnswers(
  batch: Batch,
  ours: readonly Excel.Comment[],
): Promise<readonly Excel.Comment[]> {
  if (ours.length === 0) return [];
  const counts = ours.map((comment) => comment.replies.getCount());
  await batch.sync();
  return ours.filter((_, index) => counts[index]!.value === 0);
}

async function countOurs(batch: Batch): Promise<number> {
  const { comments } = batch.context.workbook;
  comments.load('items/id,items/content');
  await batch.sync();
  return comments.items.filter((comment) => comment.content.startsWith(COMMENT_SIGN)).length;
}

function notesByCell(marks: readonly FindingMark[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { sheet, cell, note } of marks) {
    const place = `${sheet}\n${cell}`;
    const before = notes.get(place);
    notes.set(place, before === undefined ? note : `${before}\n${note}`);
  }
  return notes;
}
