import * as z from 'zod';
import { FINDING_CODES } from '../model/finding.ts';
import {
  decimalText,
  digestText,
  indicatorIdText,
  printedText,
  siteId,
  utcTime,
  writtenText,
} from './primitives.ts';
import { ACTS } from './submission-state.ts';

/** What the city says of one cell when it returns a submission. It never holds another number for it. */
const cellRemark = z.object({
  sheet: printedText(100),
  /** A1 address. */
  cell: z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/),
  text: writtenText(500).trim(),
});
export type CellRemark = z.infer<typeof cellRemark>;

/** Value of a `return` that speaks of cells. */
export const remarksValue = z.object({ remarks: z.array(cellRemark).min(1).max(200) });

/** What an act is about, where it is not the whole snapshot. */
const actValue = z.union([
  z.object({ indicatorId: indicatorIdText, scope: printedText(40).nullable(), points: decimalText }),
  z.object({
    code: z.enum(FINDING_CODES),
    indicatorId: indicatorIdText.nullable(),
    scope: printedText(40).nullable(),
  }),
  remarksValue,
]);
export type ActValue = z.infer<typeof actValue>;

/** Payload of `kezhi-act/1`. `reason` is the county's to read: it is shown with the state. */
export const actSchema = z.object({
  format: z.literal('kezhi-act/1'),
  site: siteId,
  act: z.enum(ACTS),
  snapshot: digestText,
  reason: writtenText(1000).trim().nullable().optional(),
  value: actValue.nullable().optional(),
  createdAt: utcTime,
});
export type ActPayload = z.infer<typeof actSchema>;
