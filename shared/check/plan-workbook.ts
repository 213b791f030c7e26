import type { RegionCode } from '../model/brands.ts';
import type { Recognition } from '../model/reading.ts';
import { buildPlanModel, type PlanModel } from '../plan/plan-model.ts';
import { planTargets, type TargetPlan } from '../plan/plan-targets.ts';
import type { CheckOptions } from './check-result.ts';
import type { PreparedPacks } from './prepared-packs.ts';

/** 差多少 for every region of a workbook, over all packs its figures belong to. */
export const planWorkbook = (
  recognition: Recognition,
  options: Pick<CheckOptions, 'decisions' | 'issued' | 'region' | 'period'>,
  prepared: PreparedPacks,
): readonly TargetPlan[] => planModels(recognition, options, prepared).flatMap(planTargets);

/** One model per region that reports something for the workbook's period. */
export function planModels(
  recognition: Recognition,
  options: Pick<CheckOptions, 'decisions' | 'issued' | 'region' | 'period'>,
  { packs }: PreparedPacks,
): readonly PlanModel[] {
  const period = recognition.period ?? options.period;
  if (period === undefined) return [];
  const own = packs.filter((pack) => recognition.packs.includes(pack.id));
  return regionsOf(recognition).map((region) =>
    buildPlanModel(own, recognition.readings, recognition.inputs, {
      region,
      period,
      ...(options.decisions ? { decisions: options.decisions } : {}),
      ...(options.issued ? { issued: options.issued } : {}),
    }),
  );
}

function regionsOf(recognition: Recognition): readonly (RegionCode | null)[] {
  const regions = new Set<RegionCode>();
  for (const reading of recognition.readings)
    if (reading.region !== null && reading.kind !== 'target') regions.add(reading.region);
  return regions.size > 0 ? [...regions] : [recognition.region];
}
