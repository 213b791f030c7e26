import { areaAddress } from '#shared/workbook/address.ts';
import type { FindingMark } from '#shared/workbook/report-sheet.ts';
import { parseSheetReference } from '#shared/xlsx/patch/sheet-reference.ts';
import { briefRange } from '../address/brief-range.ts';
import { parseAreasAddress } from '../address/parse-areas-address.ts';
import { mapExcelError, throwUnlessAnswerable } from '../session/map-excel-error.ts';
import type { Batch } from '../session/run-excel.ts';
import type { MarkedSheet } from './find-marks.ts';
import { COMMENT_SIGN } from './mark-signature.ts';

/** A sheet that refuses so many comments in a row takes none at all. */
const REFUSED_IN_A_ROW = 3;
/** Cells with an old note refuse one by one, at two round trips each; beyond so many the rest is left to the pane. */
const REFUSALS_AT_MOST = 40;

interface Wanted {
  readonly id: string;
  readonly cell: string;
  readonly note: string;
}

/**
 * Deletes our comments, those that somebody answered excepted, and adds one for each marked cell. Cells with a comment or a note of someone's are left alone.
 * Comments are an extra to the list in the pane, so what can't be written is dropped.
 */
export async function replaceComments(
  batch: Batch,
  sheets: readonly MarkedSheet[],
  marks: readonly FindingMark[],
): Promise<void> {
  const { deletable, standing, occupied } = await lookAtComments(batch, marks.length > 0);
  for (const comment of deletable) comment.delete();
  const wanted = [...notesByCell(marks)].flatMap(([place, note]) => {
    const [sheet = '', cell = ''] = place.split('\n');
    const id = sheets.find((each) => each.name === sheet)?.id;
    return id === undefined || occupied.has(place) ? [] : [{ id, cell, note }];
  });
  await addAround(batch, wanted, standing);
}

/** Excel stops at the first comment it refuses: what stands before it is done, it itself is passed over. */
async function addAround(batch: Batch, wanted: readonly Wanted[], standingBefore: number): Promise<void> {
  const { comments, worksheets } = batch.context.workbook;
  let rest = wanted;
  let standing = standingBefore;
  let inARow = 0;
  let sheet: string | undefined;
  for (let refusals = 0; refusals <= REFUSALS_AT_MOST; refusals++) {
    for (const { id, cell, note } of rest)
      comments.add(briefRange(worksheets.getItem(id).getRange(cell)), `${COMMENT_SIGN}${note}`);
    try {
      await batch.sync();
      return;
    } catch (error) {
      const { code } = mapExcelError(error);
      if (code === 'cell-edit-mode' || code === 'host-unsupported') return;
      const now = await countOurs(batch);
      const [refused, ...after] = rest.slice(now - standing);
      inARow = now > standing || refused?.id !== sheet ? 1 : inARow + 1;
      sheet = refused?.id;
      standing = now;
      rest = inARow < REFUSED_IN_A_ROW ? after : after.filter(({ id }) => id !== sheet);
    }
  }
}

interface KnownComments {
  /** Ours that nobody answered. */
  readonly deletable: readonly Excel.Comment[];
  /** How many of ours stay. */
  readonly standing: number;
  /** `sheet\ncell` of every comment that stays. */
  readonly occupied: ReadonlySet<string>;
}

/** A comment goes together with its answers, and those are somebody's words. */
async function lookAtComments(batch: Batch, asksPlaces: boolean): Promise<KnownComments> {
  const all = await loadComments(batch);
  if (all.length === 0) return { deletable: [], standing: 0, occupied: new Set() };
  const asked = all.map((comment) => {
    const place = asksPlaces ? briefRange(comment.getLocation()) : null;
    place?.load('address');
    return { comment, place, answers: isOurs(comment) ? comment.replies.getCount() : null };
  });
  try {
    await batch.sync();
  } catch (error) {
    throwUnlessAnswerable(error);
    // Where they stand is told by the refusals then.
    return asksPlaces
      ? lookAtComments(batch, false)
      : { deletable: [], standing: all.filter(isOurs).length, occupied: new Set() };
  }
  const staying = asked.filter(({ answers }) => answers?.value !== 0);
  return {
    deletable: asked.filter(({ answers }) => answers?.value === 0).map(({ comment }) => comment),
    standing: staying.filter(({ answers }) => answers !== null).length,
    occupied: new Set(
      staying.flatMap(({ place }) => {
        const [area] = (place && parseAreasAddress(place.address)) ?? [];
        return area ? [`${parseSheetReference(place!.address)}\n${areaAddress(area)}`] : [];
      }),
    ),
  };
}

const countOurs = async (batch: Batch): Promise<number> => (await loadComments(batch)).filter(isOurs).length;

async function loadComments(batch: Batch): Promise<readonly Excel.Comment[]> {
  const { comments } = batch.context.workbook;
  comments.load('items/id,items/content');
  await batch.sync();
  return comments.items;
}

const isOurs = ({ content }: Excel.Comment): boolean => content.startsWith(COMMENT_SIGN);

function notesByCell(marks: readonly FindingMark[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { sheet, cell, note } of marks) {
    const place = `${sheet}\n${cell}`;
    const before = notes.get(place);
    notes.set(place, before === undefined ? note : `${before}\n${note}`);
  }
  return notes;
}
