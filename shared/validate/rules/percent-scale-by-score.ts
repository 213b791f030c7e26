import { slipsToldByScore } from '../evidence/slip-told-by-score.ts';
import type { WorkbookRule } from '../rule.ts';
import { draftOfMisplaced } from './percent-scale.ts';

const POWERS = [2, -2];

/** 0.0064 beside a 自评得分 that only 0.64 (%) gives. */
export const percentScaleByScore: WorkbookRule<'percent-scale'> = {
  code: 'percent-scale',
  basis: 'workbook',
  kind: 'basic',
  severity: 'blocking',
  check: (view) =>
    view.family.indicator?.unit === '%'
      ? slipsToldByScore(view, POWERS).map(({ fact, power, score }) =>
          draftOfMisplaced({
            fact,
            power: power > 0 ? 2 : -2,
            proof: 'score',
            reference: `${score.text} 分`,
          }),
        )
      : [],
};
