import { expect, it } from 'vitest';
import { itemsToJudge, pointsOf, reviewOf } from '#addin/actions/city/read-acts.ts';
import { packById } from '#shared/packs/registry.ts';

const act = (sequence: number, name: string, value: unknown) =>
  ({ sequence, act: name, value, reason: '据公示', by: { name: '王' } }) as never;
const about = { code: 'below-target', indicatorId: 'x', scope: null } as never;

it('takes the last word on an explanation, and only of that explanation', () => {
  const acts = [
    act(2, 'explanation-rejected', { code: 'below-target', indicatorId: 'x', scope: null }),
    act(5, 'explanation-accepted', { code: 'below-target', indicatorId: 'x', scope: null }),
    act(9, 'explanation-rejected', { code: 'below-target', indicatorId: 'y', scope: null }),
  ];
  expect(reviewOf(acts, about)?.act).toBe('explanation-accepted');
  expect(reviewOf([], about)).toBeNull();
});

it('takes the points that were entered last, with their evidence', () => {
  const item = { indicatorId: 'x', scope: null } as never;
  const acts = [
    act(2, 'discretionary-points', { indicatorId: 'x', scope: null, points: '3' }),
    act(4, 'discretionary-points', { indicatorId: 'x', scope: null, points: '4.5' }),
  ];
  expect(pointsOf(acts, item)).toEqual({ points: '4.5', by: '王', reason: '据公示' });
  expect(pointsOf([act(2, 'discretionary-points', { indicatorId: 'x' })], item)).toBeNull();
});

it('asks a person only for items without a computable rule', () => {
  const pack = packById('county-leap' as never)!;
  const items = pack.indicators.map(({ id }) => ({ indicatorId: id, scope: null, state: 'undecided' }));
  const names = itemsToJudge(items as never, pack).map(
    ({ indicatorId }) => pack.indicators.find(({ id }) => id === indicatorId)?.scoring?.rule?.kind,
  );
  expect(names.length).toBeGreaterThan(0);
  expect(names.length).toBeLessThan(pack.indicators.length);
});
