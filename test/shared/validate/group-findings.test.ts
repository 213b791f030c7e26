import { describe, expect, it } from 'vitest';
import { groupFindings } from '#shared/validate/group-findings.ts';
import { validate } from '#shared/validate/validate.ts';
import { cell, fixture, shareRow } from '#test/fixtures/validate/fixture.ts';

describe('folding findings for the screen', () => {
  const typed = (row: number, region: string) => [
    ...shareRow(row, [null, '1541', '230932.01'], { region }),
    cell(`E${row}`, 'share', 'actual', '0.67', { scope: '县区', region }),
  ];
  const { recognition, context } = fixture('sheet', [
    ...typed(4, '621102'),
    ...typed(5, '621121'),
    ...typed(6, '621122'),
    cell('F9', 'enterprises', 'actual', '18', {
      region: '621102',
      raw: '18家',
      marks: ['text', 'unit-inside'],
    }),
    cell('F10', 'optional', 'actual', '3', { region: '621102', raw: '3项', marks: ['text', 'unit-inside'] }),
    cell('F11', 'literacy', 'actual', '107.4', { region: '621102' }),
  ]);
  const findings = validate(recognition, context);

  it('folds one cause: a rule for one indicator, or down one column, the heavier first', () => {
    expect(
      groupFindings(findings).map(({ first, others }) => [first.code, first.cell, others.length]),
    ).toEqual([
      ['out-of-range', 'F11', 0],
      ['hard-coded-ratio', 'E4', 2],
      ['text-number', 'F9', 1],
    ]);
  });

  it('keeps every finding in exactly one group', () => {
    const grouped = groupFindings(findings).flatMap(({ first, others }) => [first, ...others]);
    expect(new Set(grouped)).toEqual(new Set(findings));
    expect(grouped.length).toBe(findings.length);
  });
});
