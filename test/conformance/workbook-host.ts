import { describe, expect, it } from 'vitest';
import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { type HostAssert, workbookHostCases } from './workbook-host-cases.ts';

const assert: HostAssert = {
  equal: (actual, expected, what) => {
    expect(actual, what).toEqual(expected);
  },
};

/** Runs every case of the workbook port on one adapter. */
export function describeWorkbookHost(
  name: string,
  makeHost: (workbook: RawWorkbook) => Promise<WorkbookHost>,
): void {
  describe(`workbook host: ${name}`, () => {
    for (const { title, run } of workbookHostCases) it(title, () => run(makeHost, assert));
  });
}
