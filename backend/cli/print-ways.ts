import type { DecimalText, PackId } from '#shared/model/brands.ts';
import { limitsWithin } from '#shared/plan/limits-within.ts';
import type { PlanModel } from '#shared/plan/plan-model.ts';
import { type Way, waysToPoints } from '#shared/plan/ways-to-points.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';

/** What is asked of `plan --points`: more points in a pack, every figure moved by at most a share of itself. */
export interface WaysQuestion {
  readonly pack: PackId;
  readonly points: DecimalText;
  /** In %. */
  readonly within: DecimalText;
}

/** The cheapest ways to more points, region by region. */
export const waysOf = (models: readonly PlanModel[], question: WaysQuestion) =>
  models.map((model) => ({
    region: model.region,
    pack: question.pack,
    points: question.points,
    ways: waysToPoints(model, question.pack, question.points, limitsWithin(model, question.within)),
  }));

export function waysText({ region, points, ways }: ReturnType<typeof waysOf>[number]): string {
  const place = region ? `${regionName(region)} ` : '';
  if (ways.length === 0) return `${place}再得 ${points} 分:在限定的幅度内办不到。\n`;
  return ways
    .slice(0, 5)
    .map((way, at) => `${at === 0 ? `${place}再得 ${points} 分,从易到难:\n` : ''}  ${wayText(way)}\n`)
    .join('');
}

const wayText = (way: Way): string =>
  `${way.steps.map((step) => `${step.component}再增 ${step.add} ${step.unit}`).join(',')} → +${way.gains} 分`;
