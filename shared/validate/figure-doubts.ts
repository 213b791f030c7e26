import type { FindingCode } from '../model/finding.ts';

/** While one of these stands at the figure or its parts, the computed points say nothing yet. */
export const FIGURE_DOUBTS: readonly FindingCode[] = [
  'unit-slip',
  'percent-scale',
  'ratio-mismatch',
  'part-exceeds-whole',
  'parts-swapped',
  'out-of-range',
  'negative-count',
  'non-integer-count',
  'duplicate-indicator',
  'cross-table-mismatch',
  'required-missing',
  'not-yet-available',
  'not-a-number',
  'formula-error',
];
