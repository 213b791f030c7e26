import * as z from 'zod';
import {
  digestText,
  indicatorIdText,
  packIdText,
  packReference,
  printedText,
  reasonText,
  siteId,
  utcTime,
  versionText,
} from './primitives.ts';

/** The frame of a rule pack; its inside is parsed by shared/rule-pack before anything uses it. */
const rulePackSchema = z.looseObject({
  format: z.literal('kezhi-pack/1'),
  id: packIdText,
  version: versionText,
  title: printedText(200),
  indicators: z.array(z.looseObject({ id: indicatorIdText, name: z.string().min(1) })).max(1000),
});
export type RulePackFrame = z.infer<typeof rulePackSchema>;

/** Payload of `kezhi-pack/1`: a rule pack as its issuer stands by it. */
export const packPublication = z.object({
  format: z.literal('kezhi-pack/1'),
  site: siteId,
  pack: rulePackSchema,
  createdAt: utcTime,
});

const decisionSchema = z.object({
  question: printedText(120),
  option: printedText(120),
  by: z.string().max(80).exactOptional(),
  at: z.string().max(30).exactOptional(),
});

/** Payload of `kezhi-decision/1`: the issuer's answers to open questions. `option: null` opens a question again. */
export const decisionPayload = z.object({
  format: z.literal('kezhi-decision/1'),
  site: siteId,
  pack: packReference,
  decisions: z
    .array(z.object({ question: printedText(120), option: printedText(120).nullable() }))
    .min(1)
    .max(200),
  reason: reasonText,
  createdAt: utcTime,
});

export const packListAnswer = z.object({
  packs: z.array(
    z.object({
      id: packIdText,
      version: versionText,
      digest: digestText,
      title: z.string(),
      source: z.enum(['built-in', 'issued']),
      issuedAt: utcTime.nullable(),
    }),
  ),
});

export const packAnswer = z.object({
  pack: rulePackSchema,
  digest: digestText,
  source: z.enum(['built-in', 'issued']),
  /** The issuer's signature; null for the packs the product carries. */
  jws: z.string().nullable(),
  decisions: z.array(decisionSchema),
});

export const publicationAnswer = z.object({ digest: digestText, sequence: z.number().int(), at: utcTime });
