import type { CheckResult } from '#shared/check/check-result.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { EngineOptions, PlannedItem } from './engine-port.ts';

/** 差多少 of every item. */
export const planItems = (
  _check: CheckResult,
  _packs: readonly RulePack[],
  _options: EngineOptions,
): readonly PlannedItem[] => [];
