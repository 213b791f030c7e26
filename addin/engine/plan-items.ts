import type { CheckOptions } from '#shared/check/check-result.ts';
import { planModels } from '#shared/check/plan-workbook.ts';
import type { PreparedPacks } from '#shared/check/prepared-packs.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { monthsCovered, yearOf } from '#shared/model/period.ts';
import type { Recognition } from '#shared/model/reading.ts';
import { wantsLess } from '#shared/plan/need-for-target.ts';
import { nextBands } from '#shared/plan/next-band.ts';
import { type YearPace, yearPace } from '#shared/plan/pace-of.ts';
import { decimalOf, itemValue, type PlanItem } from '#shared/plan/plan-item.ts';
import type { PlanModel } from '#shared/plan/plan-model.ts';
import { planTargets } from '#shared/plan/plan-targets.ts';
import type { PlannedItem } from './engine-port.ts';

/** 差多少 of every item: what reaches its target, and what reaches its next band. */
export const planItems = (
  recognition: Recognition,
  options: Pick<CheckOptions, 'decisions' | 'issued' | 'region' | 'period'>,
  prepared: PreparedPacks,
): readonly PlannedItem[] => planModels(recognition, options, prepared).flatMap(planModel);

function planModel(model: PlanModel): readonly PlannedItem[] {
  const targets = planTargets(model);
  const bands = nextBands(model);
  const region = targets[0]?.region ?? null;
  return model.items.map((item): PlannedItem => {
    const target = targets.find(
      (each) =>
        each.pack === item.pack.id && each.indicatorId === item.indicator.id && each.scope === item.scope,
    );
    const ofTarget = target?.met === false ? target.needed : [];
    return {
      pack: item.pack.id,
      indicatorId: item.indicator.id,
      scope: item.scope,
      region,
      pace: paceOf(item, model.period),
      needed: [
        ...ofTarget.map(({ component, unit, add, gains, gainItems }) => ({
          to: 'target' as const,
          component,
          unit,
          add,
          gains,
          points: null,
          gainItems,
        })),
        ...bands
          .filter((band) => band.item === item.key)
          .map(({ component, unit, add, gains, points, gainItems }) => ({
            to: 'band' as const,
            component,
            unit,
            add,
            gains,
            points,
            gainItems,
          })),
      ],
    };
  });
}

/** Shares and stocks don't grow with the months, and a year that is over has no pace. */
function paceOf(item: PlanItem, period: PeriodId): YearPace | null {
  const value = decimalOf(itemValue(item));
  const target = item.targetValue;
  const ofTheYear = item.target === null || yearOf(item.target.period) === yearOf(period);
  if (item.indicator.quantity !== 'amount' || wantsLess(item) || !ofTheYear) return null;
  return value === null || target === null || monthsCovered(period) === 12
    ? null
    : yearPace(value, target, period);
}
