import type { Finding } from '../model/finding.ts';

/**
 * The cells a finding casts doubt on. Of a part that exceeds its whole either may be the wrong one, and of two that changed
 * places both are; elsewhere it is the cell it stands at.
 */
export function cellsAtFault({
  code,
  sheet,
  cell,
  related,
}: Finding): readonly { readonly sheet: string; readonly cell: string }[] {
  if (sheet === null || cell === null) return [];
  const isPair = code === 'part-exceeds-whole' || code === 'parts-swapped';
  return [{ sheet, cell }, ...(isPair ? related : [])];
}
