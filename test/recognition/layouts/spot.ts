import type { Indicator } from '#shared/rule-pack/rule-pack.ts';
import type { CellValue, RawCell, RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { TruthFinding, TruthReading } from '../judge-recognition.ts';

/** One figure of a generated workbook with the cell it stands in. */
export interface Spot {
  readonly truth: TruthReading;
  readonly sheet: RawSheet;
  readonly cell: RawCell;
  readonly indicator: Indicator;
}

export interface Change {
  readonly spot: Spot;
  /** null empties the cell. */
  readonly value: CellValue;
  /** What is understood of it afterwards. */
  readonly understood: string | null;
  /** Where the finding must stand, when not at the spot. */
  readonly at?: string;
  /** What becomes of the sheet, when more than the value of the spot changes. */
  readonly edit?: (sheet: RawSheet) => RawSheet;
  /** Findings that follow from the same error. */
  readonly also?: readonly TruthFinding[];
}
