import type { CheckOptions } from '#shared/check/check-result.ts';
import { planModels } from '#shared/check/plan-workbook.ts';
import type { PreparedPacks } from '#shared/check/prepared-packs.ts';
import type { Recognition } from '#shared/model/reading.ts';
import { nextBands } from '#shared/plan/next-band.ts';
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
