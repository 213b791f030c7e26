import { NotUnderstood } from '../diagnostic.ts';
import { type Assembly, plain, times } from '../rule/assembly.ts';
import type { Award } from '../statements/statement.ts';
import type { Group } from './group.ts';

/** Points an award stands for: numbers, 满分, 基本分, a share of them. */
export function pointsOf(award: Award, group: Group, assembly: Assembly): string {
  const full = group.worth ?? assembly.maxPoints;
  const basis = assembly.base ?? group.worth ?? assembly.maxPoints;
  const need = (value: string | null): string => {
    if (value === null) throw new NotUnderstood('maximum-missing', award, {}, 'question');
    return value;
  };
  switch (award.what) {
    case 'points':
      if (award.points.length !== 1) throw new NotUnderstood('not-understood', award);
      return plain(award.points[0] ?? '0');
    case 'none':
      return '0';
    case 'full':
      return plain(need(full));
    case 'base':
      return plain(need(basis));
    case 'half':
      // Half of the full mark only where the full mark is what stands before; half of a tariff (参与的减半) is another thing.
      if (group.rates.length > 0 || !(group.base ?? group.rungs[0])?.award.what.match(/full|base/))
        throw new NotUnderstood('not-understood', award);
      return times(need(full), '0.5');
    case 'keep':
      return plain(full ?? '0');
    case 'share':
      return times(need(basis), times(award.points[0] ?? '0', '0.01'));
    default:
      throw new NotUnderstood('not-understood', award);
  }
}
