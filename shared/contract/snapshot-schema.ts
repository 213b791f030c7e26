import * as z from 'zod';
import { FINDING_CODES, SEVERITIES } from '../model/finding.ts';
import { READING_KINDS } from '../model/reading.ts';
import type { ScoreSheet } from '../model/score.ts';
import { NATURES, type Snapshot } from '../model/snapshot.ts';
import {
  decimalText,
  departmentName,
  digestText,
  indicatorIdText,
  packReference,
  periodIdText,
  printedText,
  regionCode,
  siteId,
  utcTime,
  wholeNumber,
  writtenText,
} from './primitives.ts';

const scope = printedText(40).nullable();
const sheetName = writtenText(100);
const cellAddress = z.string().max(12);
const typedText = writtenText(2000);

// The members of readings and inputs stand in canonical order, and so do those of what is parsed: they are hashed again.
const reading = z.object({
  cell: cellAddress,
  indicator: printedText(300).exactOptional(),
  indicatorId: indicatorIdText,
  kind: z.enum(READING_KINDS),
  period: periodIdText,
  raw: typedText,
  region: regionCode.nullable(),
  scope,
  sheet: sheetName,
  unit: writtenText(20),
  value: decimalText.nullable(),
});

const input = z.object({
  cell: cellAddress,
  indicatorId: indicatorIdText,
  label: writtenText(200),
  raw: typedText,
  sheet: sheetName,
  value: writtenText(200),
});

const finding = z.object({
  code: z.enum(FINDING_CODES),
  basis: z.enum(['readings', 'workbook']),
  indicatorId: indicatorIdText.nullable(),
  scope,
  period: periodIdText.nullable(),
  severity: z.enum(SEVERITIES),
});

const explanationSchema = z.object({
  code: z.enum(FINDING_CODES),
  indicatorId: indicatorIdText.nullable(),
  scope,
  region: regionCode.nullable().exactOptional(),
  period: periodIdText.nullable().exactOptional(),
  kind: z.enum(READING_KINDS).nullable().exactOptional(),
  value: typedText.nullable(),
  text: writtenText(2000).trim().min(1),
});

/** Only its frame is looked at here: the server compares the whole with what it computes itself. */
const scoreSheet = z.looseObject({ engine: wholeNumber, items: z.array(z.looseObject({})).max(500) });

/** The payload of `kezhi-snapshot/1`. Hostile until its signature was verified, and checked to the last field after. */
export const snapshotSchema = z.object({
  format: z.literal('kezhi-snapshot/1'),
  site: siteId,
  engine: wholeNumber,
  pack: packReference,
  list: digestText.exactOptional(),
  region: regionCode,
  department: departmentName.nullable(),
  period: periodIdText,
  nature: z.enum(NATURES),
  revision: z.number().int().min(1).max(10_000),
  previous: digestText.nullable(),
  createdAt: utcTime,
  readings: z.array(reading).max(20_000),
  inputs: z.array(input).max(5_000),
  findings: z.array(finding).max(20_000),
  explanations: z.array(explanationSchema).max(5_000),
  score: (scoreSheet as unknown as z.ZodType<ScoreSheet>).nullable(),
  workbook: z.object({ name: writtenText(255), digest: digestText }),
});

/** The parsed payload as the model knows it, or null with the path of what does not fit. */
export function parseSnapshot(
  value: unknown,
): { readonly snapshot: Snapshot } | { readonly problem: string } {
  const parsed = snapshotSchema.safeParse(value);
  if (parsed.success) return { snapshot: parsed.data };
  const issue = parsed.error.issues[0];
  return { problem: issue ? `${issue.path.join('.') || 'snapshot'}: ${issue.code}` : 'snapshot' };
}
