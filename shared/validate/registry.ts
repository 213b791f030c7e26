import type { FindingCode } from '../model/finding.ts';
import type { ReadingsRule, SheetRule, WorkbookRule } from './rule.ts';
import { belowTarget } from './rules/below-target.ts';
import { crossTableMismatch } from './rules/cross-table-mismatch.ts';
import { crossTableMismatchOfParts } from './rules/cross-table-mismatch-of-parts.ts';
import { cumulativeDecrease } from './rules/cumulative-decrease.ts';
import { duplicateIndicator } from './rules/duplicate-indicator.ts';
import { formulaError } from './rules/formula-error.ts';
import { formulaErrorInTotal } from './rules/formula-error-in-total.ts';
import { formulaUnevaluated } from './rules/formula-unevaluated.ts';
import { hardCodedRatio } from './rules/hard-coded-ratio.ts';
import { hiddenContent } from './rules/hidden-content.ts';
import { indicatorUnplaced } from './rules/indicator-unplaced.ts';
import { ledgerCountMismatch } from './rules/ledger-count-mismatch.ts';
import { listAltered } from './rules/list-altered.ts';
import { listItemsMissing } from './rules/list-items-missing.ts';
import { listTargetAltered } from './rules/list-target-altered.ts';
import { negativeCount } from './rules/negative-count.ts';
import { nonIntegerCount } from './rules/non-integer-count.ts';
import { notANumber } from './rules/not-a-number.ts';
import { notYetAvailable } from './rules/not-yet-available.ts';
import { outOfRange } from './rules/out-of-range.ts';
import { outlier } from './rules/outlier.ts';
import { partExceedsTotal } from './rules/part-exceeds-total.ts';
import { partExceedsWhole } from './rules/part-exceeds-whole.ts';
import { partsSwapped } from './rules/parts-swapped.ts';
import { percentScale } from './rules/percent-scale.ts';
import { percentScaleByScore } from './rules/percent-scale-by-score.ts';
import { ratioMismatch } from './rules/ratio-mismatch.ts';
import { reportedNone } from './rules/reported-none.ts';
import { requiredMissing } from './rules/required-missing.ts';
import { selfScoreMismatch } from './rules/self-score-mismatch.ts';
import { sumMismatch } from './rules/sum-mismatch.ts';
import { targetAltered } from './rules/target-altered.ts';
import { targetBelowBaseline } from './rules/target-below-baseline.ts';
import { textNumber } from './rules/text-number.ts';
import { unitSlip } from './rules/unit-slip.ts';
import { unitSlipByScore } from './rules/unit-slip-by-score.ts';
import { unitSlipOfParts } from './rules/unit-slip-of-parts.ts';
import { yearJump } from './rules/year-jump.ts';

/** The number for the telephone. Never reused, never renumbered; a new code takes the next one. */
export const FINDING_NUMBERS = {
  'required-missing': 'V001',
  'not-yet-available': 'V002',
  'not-a-number': 'V003',
  'text-number': 'V004',
  'formula-error': 'V005',
  'formula-unevaluated': 'V006',
  'out-of-range': 'V007',
  'negative-count': 'V008',
  'non-integer-count': 'V009',
  'percent-scale': 'V010',
  'unit-slip': 'V011',
  'ratio-mismatch': 'V012',
  'part-exceeds-whole': 'V013',
  'sum-mismatch': 'V014',
  'cross-table-mismatch': 'V015',
  'year-jump': 'V016',
  'target-below-baseline': 'V017',
  'target-altered': 'V018',
  'below-target': 'V019',
  'duplicate-indicator': 'V020',
  'ledger-count-mismatch': 'V021',
  'hard-coded-ratio': 'V022',
  'self-score-mismatch': 'V023',
  'indicator-unplaced': 'V024',
  'hidden-content': 'V025',
  outlier: 'V026',
  'parts-swapped': 'V027',
  'reported-none': 'V028',
  'cumulative-decrease': 'V029',
  'list-altered': 'V030',
} as const satisfies Record<FindingCode, `V${number}`>;

/** In the order in which they run: causes before what follows from them. */
export const READINGS_RULES: readonly ReadingsRule[] = [
  unitSlip,
  percentScale,
  partExceedsWhole,
  partsSwapped,
  ratioMismatch,
  negativeCount,
  nonIntegerCount,
  outOfRange,
  yearJump,
  cumulativeDecrease,
  targetBelowBaseline,
  belowTarget,
];

export const WORKBOOK_RULES: readonly WorkbookRule[] = [
  requiredMissing,
  notYetAvailable,
  notANumber,
  formulaError,
  formulaUnevaluated,
  textNumber,
  reportedNone,
  duplicateIndicator,
  targetAltered,
  listTargetAltered,
  listAltered,
  crossTableMismatch,
  ledgerCountMismatch,
  hardCodedRatio,
  outlier,
  percentScaleByScore,
  unitSlipByScore,
  selfScoreMismatch,
];

export const SHEET_RULES: readonly SheetRule[] = [
  unitSlipOfParts,
  crossTableMismatchOfParts,
  sumMismatch,
  partExceedsTotal,
  formulaErrorInTotal,
  listItemsMissing,
  indicatorUnplaced,
  hiddenContent,
];
