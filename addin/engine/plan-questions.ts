import type { CheckOptions } from '#shared/check/check-result.ts';
import { planModels } from '#shared/check/plan-workbook.ts';
import type { PreparedPacks } from '#shared/check/prepared-packs.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import type { Recognition } from '#shared/model/reading.ts';
import { limitsWithin } from '#shared/plan/limits-within.ts';
import { decimalOf, itemInputs } from '#shared/plan/plan-item.ts';
import type { PlanModel } from '#shared/plan/plan-model.ts';
import { type LeverLimits, type Way, waysToPoints } from '#shared/plan/ways-to-points.ts';
import { type WhatIf, whatIf } from '#shared/plan/what-if.ts';
import type { Movables, PlanPlace, WaysQuestion, WhatIfQuestion } from './engine-port.ts';

type PlanOptions = Pick<CheckOptions, 'decisions' | 'issued' | 'region' | 'period'>;

/** Answers for one region and pack of the workbook as it was recognised; `null` from any of them: that region reports nothing. */
export interface PlanQuestions {
  movables(place: PlanPlace): Movables | null;
  ways(question: WaysQuestion): readonly Way[] | null;
  whatIf(question: WhatIfQuestion): WhatIf | null;
}

export function planQuestions(
  recognition: Recognition,
  options: PlanOptions,
  prepared: PreparedPacks,
): PlanQuestions {
  const modelOf = ({ region }: PlanPlace): PlanModel | null => {
    const models = planModels(recognition, options, prepared);
    return models.find((model) => model.region === region) ?? (models.length === 1 ? models[0]! : null);
  };
  return {
    movables: (place) => {
      const model = modelOf(place);
      return model && movablesOf(model, place);
    },
    ways: (question) => {
      const model = modelOf(question.place);
      return model && waysToPoints(model, question.place.pack, question.points, limitsOf(model, question));
    },
    whatIf: ({ place, changes }) => {
      const model = modelOf(place);
      return model && whatIf(model, changes);
    },
  };
}

function movablesOf(model: PlanModel, { pack }: PlanPlace): Movables {
  const own = model.items.filter((item) => item.pack.id === pack);
  const nameOf = new Map(own.map((item) => [item.key, item.indicator.name]));
  return {
    levers: model.levers.flatMap((lever) => {
      const moves = lever.effects.flatMap((effect) => nameOf.get(effect.item) ?? []);
      return moves.length === 0
        ? []
        : [{ id: lever.id, name: lever.name, unit: lever.unit, current: decimalOf(lever.current), moves }];
    }),
    statements: own.flatMap((item) => {
      const values = itemInputs(item);
      return (item.indicator.scoring?.rule?.inputs ?? [])
        .filter((input) => input.type === 'boolean')
        .map((input) => ({
          item: item.key,
          input: input.name,
          name: input.label,
          indicator: item.indicator.name,
          holds: values?.[input.name] === true,
        }));
    }),
  };
}

/** The general share of each figure, and what a person stated for single ones; nothing stated for one leaves it out. */
function limitsOf(model: PlanModel, { within, limits }: WaysQuestion): LeverLimits {
  const stated: Record<string, DecimalText> = { ...limitsWithin(model, within) };
  for (const [lever, limit] of Object.entries(limits))
    if (limit === null) delete stated[lever];
    else stated[lever] = limit;
  return stated;
}
