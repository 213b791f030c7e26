import type { Indicator, Target } from '../rule-pack/rule-pack.ts';
import type { IndicatorDraft } from './define-indicator.ts';
import { defineIndicator } from './define-indicator.ts';
import { defineTarget } from './define-target.ts';
import type { Definition } from './definitions/definition.ts';
import {
  highTechEnterprises,
  innovationPlatforms,
  scientificLiteracy,
  technologyContracts,
  technologySmallEnterprises,
} from './definitions/output-definitions.ts';
import {
  enterpriseShareOfResearch,
  industryResearchShare,
  progressContribution,
  researchIntensity,
} from './definitions/research-definitions.ts';

/** One numeric target printed in the running text of a plan. */
export interface TargetRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: IndicatorDraft['quantity'];
  readonly clause: string;
  readonly period: string;
  /** The printed words. */
  readonly raw: string;
  /** null where they hold no number. */
  readonly value: string | null;
  readonly comparator?: Target['comparator'];
  readonly aliases?: readonly string[];
  readonly departments?: Indicator['departments'];
  readonly note?: string;
}

/** Statistical terms that plans share; a plan's own name, unit and kind stay. */
const known: Readonly<Record<string, Definition>> = {
  'progress-contribution': progressContribution,
  'research-intensity': researchIntensity,
  'enterprise-research-share': enterpriseShareOfResearch,
  'industry-research-share': industryResearchShare,
  'high-tech-enterprises': highTechEnterprises,
  'technology-small-enterprises': technologySmallEnterprises,
  'technology-contracts': technologyContracts,
  'innovation-platforms': innovationPlatforms,
  'scientific-literacy': scientificLiteracy,
};

/** Growth and rates of growth may fall below zero and rise above 100 %. */
const growthRange = { min: null, max: null, reason: '增速可为负，也可超过100%' } as const;

/** Indicators of the rows in printed order, one per id. A plan's table lists what it has: nothing is required. */
export function planIndicators(rows: readonly TargetRow[], section: string): readonly Indicator[] {
  const seen = new Set<string>();
  return rows
    .filter((row) => !seen.has(row.id) && seen.add(row.id))
    .map((row) =>
      defineIndicator({
        ...known[row.id],
        ...(row.id.endsWith('growth') ? { range: growthRange } : {}),
        id: row.id,
        name: row.name,
        aliases: [...(row.aliases ?? []), ...(known[row.id]?.aliases ?? [])],
        unit: row.unit,
        quantity: row.quantity,
        direction: row.quantity === 'rank' ? 'down' : 'up',
        section,
        required: false,
        ...(row.departments === undefined ? {} : { departments: row.departments }),
        clause: row.clause,
      }),
    );
}

/** Targets (or baselines) of the rows. */
export const planTargets = (rows: readonly TargetRow[], kind: Target['kind'] = 'target'): readonly Target[] =>
  rows.map((row) =>
    defineTarget({
      indicatorId: row.id,
      period: row.period,
      kind,
      raw: row.raw,
      value: row.value,
      ...(kind === 'baseline'
        ? { comparator: null }
        : row.comparator === undefined
          ? {}
          : { comparator: row.comparator }),
      clause: row.clause,
      ...(row.note === undefined ? {} : { note: row.note }),
    }),
  );
