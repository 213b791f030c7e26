import { allPacks } from '#shared/packs/registry.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { CellValue, RawCell, RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { TruthFinding } from '../judge-recognition.ts';
import type { Dice } from './dice.ts';
import type { Layout } from './paper.ts';
import { PLANTS } from './plants.ts';
import type { Spot } from './spot.ts';

/** The workbook with one error of this kind and what must be found; null where it has no place for it. */
export function plantError(
  layout: Layout,
  plan: string,
  dice: Dice,
): (Layout & { readonly spoiled: string }) | null {
  const spots = spotsOf(layout);
  if (plan === 'ledger-count-mismatch' && layout.name !== 'ledger-book') return null;
  const change = PLANTS[plan]!(spots, dice);
  if (!change) return null;
  const { spot } = change;
  const code = plan.split(' ')[0]!;
  const planted: TruthFinding = { sheet: spot.truth.sheet, cell: change.at ?? spot.truth.cell, code };
  return {
    ...layout,
    spoiled: spot.truth.indicator,
    raw: {
      ...layout.raw,
      sheets: layout.raw.sheets.map((sheet) =>
        sheet === spot.sheet ? (change.edit?.(sheet) ?? withCell(sheet, spot.cell, change.value)) : sheet,
      ),
    },
    truth: {
      ...layout.truth,
      readings: layout.truth.readings.map((reading) =>
        reading === spot.truth ? { ...reading, value: change.understood } : reading,
      ),
      planted: [planted],
      acceptable: change.also ?? [],
    },
  };
}

function withCell(sheet: RawSheet, cell: RawCell, value: CellValue): RawSheet {
  const { row, column, format } = cell;
  const cells = sheet.cells.flatMap((old): readonly RawCell[] => {
    if (old !== cell) return [old];
    return value === null ? [] : [{ row, column, value, ...(format === undefined ? {} : { format }) }];
  });
  return { ...sheet, cells };
}

function spotsOf(layout: Layout): readonly Spot[] {
  const indicators = new Map(
    [...allPacks]
      .sort((a, b) => Number(a.id === layout.truth.pack) - Number(b.id === layout.truth.pack))
      .flatMap((pack) => pack.indicators.map((indicator) => [indicator.name, indicator] as const)),
  );
  const cells = new Map(
    layout.raw.sheets.flatMap((sheet) =>
      sheet.cells.map(
        (cell) => [`${sheet.name}!${cellAddress(cell.row, cell.column)}`, { sheet, cell }] as const,
      ),
    ),
  );
  return layout.truth.readings.flatMap((truth): readonly Spot[] => {
    const indicator = indicators.get(truth.indicator);
    const found = cells.get(`${truth.sheet}!${truth.cell}`);
    if (
      !indicator ||
      !found ||
      found.sheet.visibility !== 'visible' ||
      found.sheet.hiddenColumns.has(found.cell.column)
    )
      return [];
    return [{ truth, indicator, ...found }];
  });
}
