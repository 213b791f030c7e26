import type { Reading } from '../../../model/reading.ts';

/**
 * A figure in a hidden row, column or sheet stands behind the visible one of the same thing, wherever it is on the sheet:
 * what the filler sees is what is reported.
 */
export function visibleFirst(readings: readonly Reading[]): readonly Reading[] {
  if (!readings.some(isHidden)) return readings;
  const visible = new Set(readings.filter((reading) => !isHidden(reading)).map(slotOf));
  const behind = (reading: Reading): boolean => isHidden(reading) && visible.has(slotOf(reading));
  return [...readings.filter((reading) => !behind(reading)), ...readings.filter(behind)];
}

const isHidden = ({ marks }: Reading): boolean => marks.includes('hidden');

const slotOf = ({ pack, indicatorId, scope, region, period, kind }: Reading): string =>
  [pack, indicatorId, scope, region, period, kind].join('|');
