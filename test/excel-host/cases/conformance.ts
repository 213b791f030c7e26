import { deepStrictEqual } from 'node:assert/strict';
import { workbookHostCases } from '#test/conformance/workbook-host-cases.ts';
import type { Case } from '../case.ts';
import { packageOf } from '../small-package.ts';

/** The cases that every host of a workbook passes, here over Office.js. */
export const CONFORMANCE: readonly Case[] = workbookHostCases.map(({ title, run }) => ({
  title: `as every host: ${title}`,
  run: (start) =>
    run(async (raw) => (await start(raw, { bytes: packageOf(raw) })).host, {
      equal: (actual, expected, what) => deepStrictEqual(actual, expected, what),
    }),
}));
