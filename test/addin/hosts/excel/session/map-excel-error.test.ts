import { describe, expect, it } from 'vitest';
import { isTooLarge, mapExcelError } from '#addin/hosts/excel/session/map-excel-error.ts';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';

const officeError = (code: string) => ({
  code,
  message: '单元格 B2 = 959.95',
  debugInfo: { errorLocation: 'Range.values', statement: 'values = [[959.95]]' },
});

describe('mapExcelError', () => {
  it.each([
    ['InvalidOperationInCellEditMode', 'cell-edit-mode'],
    ['AccessDenied', 'protected'],
    ['ApiNotFound', 'host-unsupported'],
    ['ResponsePayloadSizeLimitExceeded', 'too-large'],
    ['InactiveWorkbook', 'workbook-switched'],
    ['ItemNotFound', 'missing-sheet'],
    ['SomethingNew', 'host-failed'],
  ])('makes %s a refusal %s that carries its name', (code, refusal) => {
    const mapped = mapExcelError(officeError(code));
    expect([mapped.code, mapped.params]).toEqual([refusal, { code, where: 'Range.values' }]);
  });

  it('lets no value of a cell into the refusal', () => {
    const { message, params } = mapExcelError(officeError('GeneralException'));
    expect(JSON.stringify([message, params])).not.toContain('959.95');
  });

  it('leaves a refusal as it is and names what is no error of Office', () => {
    const refusal = new HostRefusal('read-only');
    expect(mapExcelError(refusal)).toBe(refusal);
    expect(mapExcelError(new TypeError('x')).params.code).toBe('Unknown');
    expect(isTooLarge(officeError('RangeExceedsLimit'))).toBe(true);
  });
});
