import { describe, expect, it } from 'vitest';
import type { CheckSetting } from '#shared/rule-pack/rule-pack.ts';
import { validateWorkbook } from '#shared/validate/validate.ts';
import { cell, fixture } from '#test/fixtures/validate/fixture.ts';
import { fixturePack } from '#test/fixtures/validate/fixture-pack.ts';

const { recognition } = fixture('range', [
  cell('D5', 'literacy', 'actual', '7', { region: '621102', period: '2021' }),
  cell('E5', 'literacy', 'actual', '107.4', { region: '621102' }),
]);
const run = (...checks: CheckSetting[]) => {
  const { findings, trials } = validateWorkbook(recognition, { packs: [{ ...fixturePack, checks }] });
  const told = (list: typeof findings) => list.map(({ code, severity }) => `${code} ${severity}`);
  return { findings: told(findings), trials: told(trials) };
};
const setting = (mode: CheckSetting['mode'], given: Partial<CheckSetting> = {}): CheckSetting => ({
  code: 'out-of-range',
  mode,
  reason: '口径调整期间',
  since: '2022-05-01',
  ...given,
});

describe('what a pack decides about a check', () => {
  it('makes it lighter or heavier', () => {
    expect(run(setting('query')).findings).toEqual(['out-of-range query']);
  });

  it('switches it off, and then a consequence stands on its own', () => {
    expect(run(setting('off'))).toEqual({ findings: ['year-jump query'], trials: [] });
  });

  it('runs it silently on trial', () => {
    expect(run(setting('trial'))).toEqual({
      findings: ['year-jump query'],
      trials: ['out-of-range blocking'],
    });
  });

  it('follows the later decision, and rather the one that names the indicator', () => {
    expect(run(setting('off'), setting('notice', { since: '2022-06-01' })).findings).toEqual([
      'out-of-range notice',
    ]);
    const named = setting('query', { indicatorIds: ['literacy' as never], since: '2022-01-01' });
    expect(run(setting('off'), named).findings).toEqual(['out-of-range query']);
    expect(run(setting('off', { indicatorIds: ['contracts' as never] })).findings).toEqual([
      'out-of-range blocking',
    ]);
  });
});
