import { areaAddress } from '#shared/workbook/address.ts';
import type { CellArea } from '#shared/workbook/raw-workbook.ts';
import { areaOfRange, briefRange, rangeOfArea } from '../address/brief-range.ts';
import { mapExcelError, throwUnlessAnswerable } from '../session/map-excel-error.ts';
import type { Batch } from '../session/run-excel.ts';
import type { MeasuredSheet } from './measure-sheets.ts';

/**
 * The merged areas of sheets that have too many to be told at once: `getMergedAreasOrNullObject` fails above 512, and
 * their joint address is cut off. Read in ever fewer rows. Null when this Excel can't tell them at all.
 */
export async function readMerges(
  batch: Batch,
  sheets: readonly MeasuredSheet[],
): Promise<ReadonlyMap<string, readonly CellArea[]> | null> {
  const found = new Map<string, Map<string, CellArea>>();
  for (const { id, used } of sheets) {
    const merges = new Map<string, CellArea>();
    found.set(id, merges);
    const pieces = used ? [used] : [];
    for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
      const areas = await mergesWithin(batch, id, piece);
      if (areas === 'missing') return null;
      // A merge that reaches into the next piece may be told twice.
      if (areas !== 'too-many') for (const area of areas) merges.set(areaAddress(area), area);
      else if (piece.bottom === piece.top) return null;
      else pieces.push(...halvesOf(piece));
    }
  }
  return new Map([...found].map(([id, merges]) => [id, [...merges.values()]]));
}

async function mergesWithin(
  batch: Batch,
  id: string,
  piece: CellArea,
): Promise<readonly CellArea[] | 'too-many' | 'missing'> {
  try {
    const range = rangeOfArea(batch.context.workbook.worksheets.getItem(id), piece);
    const merged = briefRange(range.getMergedAreasOrNullObject());
    const { areas } = merged;
    areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
    await batch.sync();
    return merged.isNullObject ? [] : areas.items.map(areaOfRange);
  } catch (error) {
    throwUnlessAnswerable(error);
    return mapExcelError(error).code === 'host-unsupported' ? 'missing' : 'too-many';
  }
}

function halvesOf(piece: CellArea): readonly CellArea[] {
  const middle = Math.floor((piece.top + piece.bottom) / 2);
  return [
    { ...piece, top: middle + 1 },
    { ...piece, bottom: middle },
  ];
}
