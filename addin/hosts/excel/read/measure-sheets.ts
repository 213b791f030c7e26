import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import { AREA_PROPERTIES, areaOfRange, briefRange, cellCount, rangeOfArea } from '../address/brief-range.ts';
import { parseAreasAddress } from '../address/parse-areas-address.ts';
import { askWithLess } from '../session/ask-with-less.ts';
import { ifLoaded } from '../session/if-loaded.ts';
import type { ListedSheet } from '../session/load-sheets.ts';
import type { Batch } from '../session/run-excel.ts';
import type { Lacking } from '../session/session.ts';

/** Size and manner of one sheet, before any of its cells is read. */
export interface MeasuredSheet extends ListedSheet {
  /** Area that holds values, by values only: a sheet formatted down to its last row is small all the same. */
  readonly used: CellArea | null;
  /** Null when this Excel can't tell, or not at once. */
  readonly merges: readonly CellArea[] | null;
  /** `some`: ask row by row. */
  readonly hiddenRows: 'all' | 'none' | 'some';
  readonly hiddenColumns: 'all' | 'none' | 'some';
  readonly locked: 'all' | 'none' | 'some';
}

export interface MeasureQuestion {
  readonly used: Excel.Range;
  readonly answer: () => MeasuredSheet;
}

/** Asks for the size of one sheet; the answer is read after the next round trip. */
export function askMeasure(
  context: Excel.RequestContext,
  sheet: ListedSheet,
  lacking: ReadonlySet<Lacking>,
): MeasureQuestion {
  const hidden = !lacking.has('hidden');
  const worksheet = context.workbook.worksheets.getItem(sheet.id);
  const used = briefRange(worksheet.getUsedRangeOrNullObject(true));
  const locked = sheet.protected ? ',format/protection/locked' : '';
  used.load(hidden ? `${AREA_PROPERTIES},rowHidden,columnHidden${locked}` : AREA_PROPERTIES);
  const asksMerges = !lacking.has('merges') && !lacking.has('merges-at-once');
  const merged = asksMerges ? briefRange(used.getMergedAreasOrNullObject()) : null;
  merged?.load('address,areaCount');
  const mergeAreas = (): readonly CellArea[] | null => {
    if (!merged) return null;
    if (used.isNullObject || merged.isNullObject) return [];
    // The address of very many merges comes cut off; then they are read in pieces.
    const areas = parseAreasAddress(merged.address);
    return areas !== null && areas.length === merged.areaCount ? areas : null;
  };
  return {
    used,
    answer: () => ({
      ...sheet,
      used: used.isNullObject ? null : areaOfRange(used),
      merges: mergeAreas(),
      hiddenRows: used.isNullObject || !hidden ? 'none' : threeWay(() => used.rowHidden),
      hiddenColumns: used.isNullObject || !hidden ? 'none' : threeWay(() => used.columnHidden),
      locked:
        used.isNullObject || !sheet.protected || !hidden
          ? 'all'
          : threeWay(() => used.format.protection.locked),
    }),
  };
}

/** All sheets with their details; where Excel can't tell these, as many as it can. What fails is not asked again. */
export const measureSheets = (
  batch: Batch,
  sheets: readonly ListedSheet[],
  lacking: Set<Lacking>,
): Promise<readonly MeasuredSheet[]> =>
  askWithLess(
    batch,
    lacking,
    [[], ['merges-at-once'], ['hidden'], ['merges-at-once', 'hidden']],
    (without) => {
      const asked = sheets.map((sheet) => askMeasure(batch.context, sheet, without));
      return () => asked.map((question) => question.answer());
    },
  );

/**
 * Sheets beyond this are looked at band by band first: one stray character far below is not a million rows. A ledger
 * that is full down to its last row pays one round trip for it, a form with something lost at row 4,000 saves a megabyte.
 */
const SPARSE_CELLS = 50_000;
const BANDS = 64;

/** The pieces of a large sheet that really hold values. One round trip for all large sheets; none when all are small. */
export async function findPieces(
  batch: Batch,
  sheets: readonly MeasuredSheet[],
): Promise<ReadonlyMap<string, readonly CellArea[]>> {
  const pieces = new Map<string, readonly CellArea[]>();
  let large: { id: string; area: CellArea }[] = [];
  for (const sheet of sheets) {
    if (!sheet.used) continue;
    if (cellCount(sheet.used) > SPARSE_CELLS) large.push({ id: sheet.id, area: sheet.used });
    else pieces.set(sheet.id, [sheet.used]);
  }
  // Twice: a band of a full-height sheet is still 16,000 rows high.
  for (let round = 0; round < 2 && large.length > 0; round++) {
    const asked = large.flatMap(({ id, area }) =>
      bandsOf(area).map((band) => ({ id, area, used: askUsed(batch, id, band) })),
    );
    await batch.sync();
    const next: typeof large = [];
    for (const { id, area, used } of asked) {
      if (used.isNullObject) continue;
      const found = areaOfRange(used);
      const sparse = cellCount(found) > SPARSE_CELLS && round === 0 && cellCount(area) > 5_000_000;
      if (sparse) next.push({ id, area: found });
      else pieces.set(id, [...(pieces.get(id) ?? []), found]);
    }
    large = next;
  }
  return new Map([...pieces].map(([id, areas]) => [id, joinBands(areas)]));
}

function bandsOf(area: CellArea): readonly CellArea[] {
  const height = Math.ceil((area.bottom - area.top + 1) / BANDS);
  const bands: CellArea[] = [];
  for (let top = area.top; top <= area.bottom; top += height)
    bands.push({ ...area, top, bottom: Math.min(top + height - 1, area.bottom) });
  return bands;
}

function askUsed(batch: Batch, id: string, band: CellArea): Excel.Range {
  const range = rangeOfArea(batch.context.workbook.worksheets.getItem(id), band);
  const used = briefRange(range.getUsedRangeOrNullObject(true));
  used.load(AREA_PROPERTIES);
  return used;
}

/** Bands of a dense sheet touch each other; one tall area is read in fewer round trips than its bands. */
function joinBands(areas: readonly CellArea[]): readonly CellArea[] {
  const joined: CellArea[] = [];
  for (const area of [...areas].sort((a, b) => a.top - b.top)) {
    const last = joined.at(-1);
    if (last && last.bottom + 1 === area.top && last.left === area.left && last.right === area.right)
      joined[joined.length - 1] = { ...last, bottom: area.bottom };
    else joined.push(area);
  }
  return joined;
}

/** Office.js says null for a property that differs inside the range; one that did not come is asked row by row too. */
function threeWay(read: () => boolean | null): 'all' | 'none' | 'some' {
  const value = ifLoaded(read, null);
  if (value === null) return 'some';
  return value ? 'all' : 'none';
}
