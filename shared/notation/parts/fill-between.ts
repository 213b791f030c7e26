import { NotUnderstood } from '../diagnostic.ts';
import type { Rung } from './band-table.ts';

/** 0≤增长率<10%按插值法计分: from the points of the line below to those of the line above. */
export function fillBetween(rungs: readonly Rung[]): readonly Rung[] {
  return rungs.map((rung) => {
    if (!rung.between) return rung;
    const { low, high } = rung.condition;
    const others = rungs.filter((one) => one !== rung && !one.between && one.points.length === 1);
    const below = others.find((one) =>
      meets(one.condition.high?.value ?? one.condition.low?.value, low?.value),
    );
    const above = others.find((one) =>
      meets(one.condition.low?.value ?? one.condition.high?.value, high?.value),
    );
    const [from] = below?.points ?? [];
    const [to] = above?.points ?? [];
    if (!low || !high || from === undefined || to === undefined)
      throw new NotUnderstood('interval-for-open-band', rung.span, {}, 'question');
    const points = rung.condition.descending ? [to, from] : [from, to];
    return { ...rung, points };
  });
}

const meets = (left: string | undefined, right: string | undefined): boolean =>
  left !== undefined && right !== undefined && Number(left) === Number(right);
