import { describe, expect, it } from 'vitest';
import { applyExplanations, explain } from '#shared/validate/explanations.ts';
import { validate } from '#shared/validate/validate.ts';
import { verdictOf } from '#shared/validate/verdict.ts';
import { cell, fixture } from '#test/fixtures/validate/fixture.ts';

const county = { region: '621102' } as const;
const jump = (now: string) => {
  const { recognition, context } = fixture('jump', [
    cell('K20', 'enterprises', 'actual', '5', { ...county, period: '2021' }),
    cell('M20', 'enterprises', 'actual', now, county),
  ]);
  return validate(recognition, context);
};
const why = (findings: ReturnType<typeof jump>) =>
  findings.map((finding) => explain(finding, '园区整体迁入'));

describe('an explanation', () => {
  it('lets a query pass while the value stands', () => {
    const findings = jump('47');
    const applied = applyExplanations(findings, why(findings));
    expect([applied.open.length, applied.explained.length, applied.stale]).toEqual([0, 1, []]);
    expect(verdictOf(findings, why(findings), true)).toBe('pass');
    expect(verdictOf(findings, [], true)).toBe('explain');
  });

  it('dies when the value changes', () => {
    const written = why(jump('47'));
    const applied = applyExplanations(jump('48'), written);
    expect(applied.open.map((finding) => finding.code)).toEqual(['year-jump']);
    expect(applied.stale.map(({ because }) => because)).toEqual(['value-changed']);
    expect(applyExplanations(jump('6'), written).stale.map(({ because }) => because)).toEqual([
      'finding-gone',
    ]);
  });

  it('does not let any other blocking finding pass, nor an empty text anything', () => {
    const { recognition, context } = fixture('range', [cell('E16', 'literacy', 'actual', '107.4', county)]);
    const findings = validate(recognition, context);
    expect(
      verdictOf(
        findings,
        findings.map((finding) => explain(finding, '确实如此')),
        true,
      ),
    ).toBe('fail');
    const query = jump('47');
    expect(
      verdictOf(
        query,
        query.map((finding) => explain(finding, '  ')),
        true,
      ),
    ).toBe('explain');
  });

  it('says nothing of a workbook without indicator tables', () => {
    expect(verdictOf([], [], false)).toBe('unrecognised');
  });
});
