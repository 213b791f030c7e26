import type { Measure } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { Group } from '../groups/group.ts';
import type { Assembly } from '../rule/assembly.ts';
import type { Reference } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';

export interface TargetStart {
  readonly from: string;
  readonly measure: Measure;
  readonly unit: string | null;
  /** What the measure is taken from. */
  readonly reference: Reference;
}

/**
 * Where 每超/每低 starts when the base is a target, a mean or last year: 100 % of attainment, or 0 of a difference.
 * The unit given with the text says which number it is; without it, per cent means attainment and units mean the count missed or beyond.
 */
export function targetStart(
  group: Group,
  scale: { reference: Reference },
  assembly: Assembly,
  unit: string | null,
): TargetStart {
  const { reference } = scale;
  const moving = group.rates.filter((rated) => rated.per.direction !== 'count');
  const adding = moving.some((rated) => rated.per.direction === 'more');
  const lessening = moving.some((rated) => rated.per.direction === 'less');
  const perUnit = moving[0]?.per.unit ?? unit;
  const hinted = assembly.hint.measure;
  if (hinted === 'attainment') return { from: '100', measure: 'attainment', unit: '%', reference };
  if (hinted === 'shortfall' && !adding) return { from: '0', measure: 'shortfall', unit: perUnit, reference };
  if (hinted === 'excess' && !(adding && lessening))
    return { from: '0', measure: 'excess', unit: perUnit, reference };
  // 每高于基准价1%扣1分,每低于1%扣0.5分: both ways lose, so that nothing off is best.
  const loses = adding && lessening && moving.every((rated) => rated.statement.award.verb === 'take');
  if (hinted === 'difference' || hinted === 'excess' || hinted === 'deviation' || loses)
    return { from: '0', measure: 'difference', unit: perUnit, reference };
  // 低于全市平均1个百分点, with a number in per cent: the growth itself, whose mean is not given.
  if (reference !== 'target' && assembly.hint.unit === '%')
    throw new NotUnderstood('reference-unclear', group.span, {}, 'question');
  if (reference !== 'target')
    return { from: '0', measure: 'difference', unit: perUnit ?? assembly.hint.unit, reference };
  const hintedPoints = /百分点/.test(assembly.hint.unit ?? '');
  if (familyOf(perUnit) === 'share' && !hintedPoints)
    return { from: '100', measure: 'attainment', unit: '%', reference };
  if (perUnit === null && !hintedPoints) return { from: '100', measure: 'attainment', unit: '%', reference };
  if (adding && lessening) return { from: '0', measure: 'difference', unit: perUnit, reference };
  return { from: '0', measure: lessening ? 'shortfall' : 'excess', unit: perUnit, reference };
}
