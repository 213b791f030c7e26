import {
  absolute,
  compare,
  equals,
  exact,
  isZero,
  multiply,
  subtract,
  toDecimalText,
} from '../../model/exact.ts';
import { printedOf, type Quantity, type WorkbookFact } from '../fact.ts';
import { FIGURE_DOUBTS } from '../figure-doubts.ts';
import { firstOf, slotOf } from '../indicator-family.ts';
import { powerOfTen } from '../printed-number.ts';
import type { WorkbookView } from '../rule.ts';
import { itemAt } from '../scored-item-of.ts';
import type { ScoredItem } from '../whole-workbook.ts';

export interface SlipToldByScore {
  readonly fact: Quantity<WorkbookFact>;
  /** The right value is the typed one times 10^power. */
  readonly power: number;
  readonly score: Quantity<WorkbookFact>;
}

const HALF = exact('0.5');

/**
 * Figures that give the typed 自评得分 once their decimal point is moved: whoever worked out the points had the right figure
 * before him. Full points and none prove nothing, for many figures give those.
 */
export function slipsToldByScore(view: WorkbookView, powers: readonly number[]): SlipToldByScore[] {
  const { family, workbook, soFar } = view;
  const rescored = workbook.context.rescored;
  if (!rescored) return [];
  return family.quantities
    .filter(({ kind }) => kind === 'score')
    .flatMap((score) => {
      const fact = firstOf(slotOf(family, score.scope, score.area, score.period), 'actual');
      if (!fact || isZero(fact.value) || soFar.says(fact, ...FIGURE_DOUBTS)) return [];
      const scored = itemAt(view, score, workbook.scoreItems(family.packId, family.indicatorId));
      if (!scored || gives(scored, score)) return [];
      const power = powers.find((one) => {
        const value = toDecimalText(multiply(fact.value, powerOfTen(one)), 20);
        const items = rescored(fact.reading, value).flatMap((sheet) =>
          sheet.pack.id === family.packId
            ? sheet.items
                .filter((item) => item.indicatorId === family.indicatorId)
                .map((item) => ({ sheet, item }))
            : [],
        );
        // A reading of a defect will do: points that agree with it were worked out by it.
        const again = itemAt(view, score, items);
        return again !== undefined && isBetween(again) && gives(again, score);
      });
      return power === undefined ? [] : [{ fact, power, score }];
    });
}

function gives({ item }: ScoredItem, score: Quantity): boolean {
  if (item.points === null) return false;
  const difference = absolute(subtract(score.value, exact(item.points)));
  return compare(difference, multiply(printedOf(score).step, HALF)) <= 0;
}

const isBetween = ({ item }: ScoredItem): boolean =>
  item.points !== null &&
  !isZero(exact(item.points)) &&
  item.max !== null &&
  !equals(exact(item.points), exact(item.max));
