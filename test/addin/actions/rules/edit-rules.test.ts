import { expect, it } from 'vitest';
import { understand } from '#addin/actions/rules/edit-rules.ts';
import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';

const [indicator] = countyLeap.indicators;

it('understands points printed without 分, and says where', () => {
  const text = '≧10000万元(5分);10000-5000万元(5-4分);5000万元以下(4-0)。';
  const { ok, diagnostics } = understand(indicator!, text);
  expect(ok).toBe(true);
  expect(diagnostics.map(({ code, severity, at }) => [code, severity, text.slice(...at)])).toEqual([
    ['lost-points-word', 'note', '(4-0)'],
  ]);
});

it('says nothing where 分 stands', () => {
  expect(understand(indicator!, '≧10000万元(5分);10000万元以下(5-0分)。').diagnostics).toEqual([]);
});
