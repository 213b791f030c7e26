import { slipsToldByScore } from '../evidence/slip-told-by-score.ts';
import { SLIP_POWERS } from '../evidence/slipped-part.ts';
import type { WorkbookRule } from '../rule.ts';
import { isMoney } from '../unit-scale.ts';
import { draftOfSlip } from './unit-slip.ts';

/** Money whose 自评得分 only the figure in another unit gives. */
export const unitSlipByScore: WorkbookRule<'unit-slip'> = {
  code: 'unit-slip',
  basis: 'workbook',
  kind: 'outlier',
  severity: 'query',
  check: (view) =>
    isMoney(view.family.indicator?.unit ?? '')
      ? slipsToldByScore(view, SLIP_POWERS).map(({ fact, power, score }) =>
          draftOfSlip({ fact, power, proof: 'score', reference: score }),
        )
      : [],
};
