import * as z from 'zod';
import type { DecimalText, Digest, IndicatorId, PackId, PeriodId, RegionCode } from '../model/brands.ts';

/** Parses text into a brand of the model: the one place where a plain text becomes one. */
const branded = <Name extends string>(pattern: RegExp, max: number) =>
  z.string().max(max).regex(pattern) as unknown as z.ZodType<Name, string>;

export const regionCode = branded<RegionCode>(/^\d{6}(-[^\s/\\\p{Cc}\p{Cs}]{1,20})?$/u, 30);
export const periodIdText = branded<PeriodId>(/^\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$/, 7);
/** An item of a year's list is known by its own printed name. */
export const indicatorIdText = branded<IndicatorId>(/^(?!\s)[^\p{Cc}\p{Cs}]+(?<!\s)$/u, 320);
export const packIdText = branded<PackId>(/^[a-z0-9][a-z0-9.-]*$/, 80);
export const digestText = branded<Digest>(/^sha256:[0-9a-f]{64}$/, 71);
export const decimalText = branded<DecimalText>(/^-?\d{1,40}(\.\d{1,40})?$/, 82);

export const versionText = z
  .string()
  .max(20)
  .regex(/^\d+\.\d+\.\d+$/);
/** UTC, `2022-07-05T15:59:00Z` or with milliseconds. */
export const utcTime = z
  .string()
  .max(30)
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/);
export const dateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Text that a person wrote, line breaks and all. NUL and half characters are nobody's, and no database keeps them. */
export const writtenText = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\0\p{Cs}]*$/u);
/** A name on one line, at least one character. */
export const printedText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u);
/** RFC 7638 thumbprint of a key. */
export const keyId = z.string().regex(/^[\w-]{43}$/);

export const departmentName = printedText(40);
export const siteId = printedText(64).min(8);
/** A written reason: at least something other than spaces. */
export const reasonText = writtenText(1000).trim().min(1);
export const compactJws = z
  .string()
  .min(20)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);
export const wholeNumber = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const packReference = z.object({ id: packIdText, version: versionText, digest: digestText });
