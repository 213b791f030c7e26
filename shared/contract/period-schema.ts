import * as z from 'zod';
import {
  dateText,
  packIdText,
  periodIdText,
  regionCode,
  siteId,
  utcTime,
  writtenText,
} from './primitives.ts';

export const PERIOD_ACTS = [
  'open',
  'deadline',
  'close',
  'reopen',
  'extension',
  'publish',
  'unpublish',
] as const;
export type PeriodAct = (typeof PERIOD_ACTS)[number];

/** Acts on a period that mean nothing without a written reason. */
export const PERIOD_ACTS_WITH_REASON: readonly PeriodAct[] = ['extension', 'reopen', 'unpublish'];

const deadlineRule = {
  /** Last day on which a submission is in time, up to 24时 of Asia/Shanghai. */
  deadline: dateText,
  /** Moved to the next working day when it falls on a weekend or one of `holidays`. */
  nextWorkingDay: z.boolean().optional(),
  holidays: z.array(dateText).max(60).optional(),
};

/** Payload of `kezhi-period/1`: what a coordinator does to a reporting period. */
export const periodActSchema = z.object({
  format: z.literal('kezhi-period/1'),
  site: siteId,
  act: z.enum(PERIOD_ACTS),
  pack: packIdText,
  period: periodIdText,
  deadline: deadlineRule.deadline.nullable().optional(),
  nextWorkingDay: deadlineRule.nextWorkingDay,
  holidays: deadlineRule.holidays,
  /** Whether a reviewer of the county signs before a submission counts as received. */
  cosign: z.boolean().optional(),
  /** The county that gets an extension 特批. */
  region: regionCode.nullable().optional(),
  reason: writtenText(1000).trim().nullable().optional(),
  createdAt: utcTime,
});
export type PeriodActPayload = z.infer<typeof periodActSchema>;

export const periodSchema = z.object({
  pack: packIdText,
  period: periodIdText,
  state: z.enum(['open', 'closed']),
  /** Date as decided, and the instant it means. */
  deadline: dateText.nullable(),
  deadlineAt: utcTime.nullable(),
  nextWorkingDay: z.boolean(),
  cosign: z.boolean(),
  published: z.boolean(),
  extensions: z.array(
    z.object({
      region: regionCode,
      deadline: dateText,
      deadlineAt: utcTime,
      reason: z.string(),
      by: z.string(),
    }),
  ),
});
export type Period = z.infer<typeof periodSchema>;

export const periodListSchema = z.object({ periods: z.array(periodSchema) });
