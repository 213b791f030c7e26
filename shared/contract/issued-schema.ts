import * as z from 'zod';
import {
  decimalText,
  digestText,
  indicatorIdText,
  packIdText,
  periodIdText,
  printedText,
  regionCode,
  siteId,
  utcTime,
  writtenText,
} from './primitives.ts';

const target = z.object({
  indicatorId: indicatorIdText,
  scope: printedText(40).nullable(),
  region: regionCode.nullable(),
  period: periodIdText,
  kind: z.enum(['baseline', 'target', 'constraint', 'expectation']),
  value: decimalText.nullable(),
  comparator: z.enum(['>=', '>', '<=', '<', '=', 'rank-up']).nullable(),
  raw: writtenText(200),
  clause: writtenText(300),
});

const issuedTargetsSchema = z.object({
  format: z.literal('kezhi-issued-targets/1'),
  pack: packIdText,
  period: periodIdText,
  targets: z.array(target).max(20_000),
  document: writtenText(300).min(1),
});

/** The frame of a year's list; the rules of its items are parsed by shared/rule-pack before anything uses them. */
const issuedListFrame = z.looseObject({
  format: z.literal('kezhi-issued-list/1'),
  pack: packIdText,
  /** null = the same list for every unit. */
  region: regionCode.nullable(),
  /** A list stands for a year. */
  period: periodIdText,
  /** None: the unit's earlier list is taken back. */
  items: z.array(z.looseObject({ name: printedText(300) })).max(500),
  document: writtenText(300).min(1),
});

/** The version that this one replaces; where it is named, anything else in force is a conflict. null = none yet. */
const supersedes = digestText.nullable().exactOptional();

/** Payload of `kezhi-issued-targets/1`: a 分解表 as its issuer stands by it. */
export const issuedTargetsPublication = z.object({
  format: z.literal('kezhi-issued-targets/1'),
  site: siteId,
  issued: issuedTargetsSchema,
  supersedes,
  createdAt: utcTime,
});

/** Payload of `kezhi-issued-list/1`: the year's list of one unit (年度科技创新目标责任清单) as its issuer stands by it. */
export const issuedListPublication = z.object({
  format: z.literal('kezhi-issued-list/1'),
  site: siteId,
  issued: issuedListFrame,
  supersedes,
  createdAt: utcTime,
});

export const issuedTargetsAnswer = z.object({
  issued: z.array(
    z.object({ targets: issuedTargetsSchema, digest: digestText, issuedAt: utcTime, jws: z.string() }),
  ),
});

/** `digest` names the signed publication: a snapshot scored by the list names it. */
const issuedListVersion = z.object({
  list: issuedListFrame,
  digest: digestText,
  issuedAt: utcTime,
  jws: z.string(),
});

/** The newest version of each unit and year; one without items was taken back. `issuedListFor` chooses. */
export const issuedListsAnswer = z.object({ issued: z.array(issuedListVersion) });

export const issuedListAnswer = issuedListVersion.extend({
  inForce: z.boolean(),
  /** The version issued after this one for the same unit and year; null = there is none. */
  supersededBy: digestText.nullable(),
});
