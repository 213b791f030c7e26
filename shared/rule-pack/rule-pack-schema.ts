import * as z from 'zod';
import { FINDING_CODES } from '../model/finding.ts';
import { decimalText, scoringRuleSchema } from './scoring-rule-schema.ts';

const short = z.string().min(1).max(300);
const text = z.string().max(4000);
const identifier = z.string().min(1).max(120);
const words = z.array(z.string().min(1).max(200)).max(200);
const regionCode = z.string().regex(/^\d{6}(-[^\s-].{0,40})?$/);
const periodId = z.string().regex(/^\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$/);
const frequency = z.enum(['annual', 'quarterly', 'monthly']);
const bothLanguages = z.strictObject({ zh: text, en: text });

const part = z.strictObject({ name: short, aliases: words, unit: z.string().max(40) });

const scoring = z.strictObject({
  text,
  maxPoints: decimalText.nullable(),
  rule: scoringRuleSchema.nullable(),
  questions: z.array(identifier).max(50),
  assumed: z.array(identifier).max(50),
  clause: text,
  inputWords: z.record(identifier, words).exactOptional(),
});

const indicator = z.strictObject({
  id: identifier,
  number: z.string().max(40).nullable(),
  name: short,
  aliases: words,
  unit: z.string().max(40),
  section: identifier.nullable(),
  scopes: z.array(z.strictObject({ scope: short, aliases: words })).max(50),
  direction: z.enum(['up', 'down', 'none']),
  quantity: z.enum(['count', 'ratio', 'amount', 'index', 'rank', 'choice', 'text']),
  aggregate: z.enum(['sum', 'ratio', 'weighted', 'none']),
  parts: z.strictObject({ numerator: part, denominator: part, factor: decimalText }).nullable(),
  range: z
    .strictObject({ min: decimalText.nullable(), max: decimalText.nullable(), reason: text })
    .nullable(),
  changeLimit: z.strictObject({ percent: decimalText, reason: text }).nullable(),
  frequency,
  required: z.boolean(),
  departments: z.strictObject({ lead: words, cooperating: words }),
  scoring: scoring.nullable(),
  clause: text,
  notes: text.exactOptional(),
  printedNames: words.exactOptional(),
});

const targetSchema = z.strictObject({
  indicatorId: identifier,
  scope: z.string().max(60).nullable(),
  region: regionCode.nullable(),
  period: periodId,
  kind: z.enum(['baseline', 'target', 'constraint', 'expectation']),
  value: decimalText.nullable(),
  comparator: z.enum(['>=', '>', '<=', '<', '=', 'rank-up']).nullable(),
  raw: text,
  clause: text,
  rankGoal: text.exactOptional(),
  note: text.exactOptional(),
});

const question = z.strictObject({
  id: identifier,
  text: bothLanguages,
  clause: text,
  indicatorIds: z.array(identifier).max(1000),
  inputs: z.array(identifier).max(100).exactOptional(),
  options: z
    .array(
      z.strictObject({
        id: identifier,
        label: bothLanguages,
        rules: z.record(identifier, scoringRuleSchema).exactOptional(),
        setting: z.strictObject({ name: identifier, value: z.string().max(200) }).exactOptional(),
      }),
    )
    .max(20),
  effect: z.enum(['blocks', 'assumed', 'note']),
  default: identifier.nullable(),
});

const supportAmount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('each'), amount: decimalText, minimum: z.literal(true).exactOptional() }),
  z.strictObject({ kind: z.literal('up-to'), amount: decimalText }),
  z.strictObject({
    kind: z.literal('share'),
    percent: decimalText,
    cap: decimalText.nullable(),
    leaderShare: decimalText.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('match'), ratio: decimalText }),
]);

const supportItem = z.strictObject({
  id: identifier,
  name: short,
  aliases: words,
  level: z.string().max(40).nullable(),
  payer: z.enum(['province', 'city', 'unstated']),
  unit: z.string().max(40),
  amount: supportAmount,
  once: z.boolean(),
  condition: text.nullable(),
  text,
  clause: text,
  assumed: identifier.exactOptional(),
});

const kinds = z.array(z.strictObject({ kind: short, aliases: words })).max(50);

const roster = z.strictObject({
  kinds,
  services: kinds,
  steps: words,
  grades: z.array(z.strictObject({ grade: short, aliases: words, effect: text })).max(20),
  quota: z.strictObject({
    grade: short,
    percent: decimalText.nullable(),
    rounding: z.enum(['down', 'half-up', 'up']).nullable(),
  }),
  exitGrade: short,
  teamMinimum: z.number().int().min(0),
  perPoorVillage: z.number().int().min(0),
  clauses: z.strictObject({
    kinds: text,
    steps: text,
    grades: text,
    quota: text,
    exit: text,
    team: text,
    village: text,
    record: text,
  }),
});

/** Shape of `kezhi-pack/1`. Unknown fields are refused: a misspelt one would otherwise silently not apply. */
export const rulePackSchema = z.strictObject({
  format: z.literal('kezhi-pack/1'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  title: short,
  document: z.strictObject({
    number: short,
    title: short,
    part: z.string().max(300).nullable(),
    issuer: short,
  }),
  area: regionCode.nullable(),
  level: z.enum(['province', 'city', 'county']),
  regions: z.array(regionCode).max(4000),
  effective: z.strictObject({ from: periodId, to: periodId.nullable() }),
  frequency,
  type: z.enum(['targets', 'scoring', 'assessment', 'index', 'support', 'roster']),
  rounding: z.strictObject({
    mode: z.enum(['half-up', 'half-even']),
    places: z.number().int().min(0).max(10),
  }),
  rank: z.strictObject({ direction: z.enum(['high', 'low']), ties: z.enum(['skip', 'dense']) }),
  maxPoints: decimalText.nullable(),
  sections: z
    .array(
      z.strictObject({
        id: identifier,
        title: short,
        maxPoints: decimalText.nullable(),
        parent: identifier.nullable(),
        clause: text,
        items: z.literal('issued').exactOptional(),
      }),
    )
    .max(300),
  indicators: z.array(indicator).max(1000),
  targets: z.array(targetSchema).max(20_000),
  questions: z.array(question).max(300),
  adjustments: z
    .array(
      z.strictObject({
        id: identifier,
        text,
        levels: z.array(z.strictObject({ level: short, aliases: words, points: decimalText })).max(50),
        per: z.enum(['quarter', 'year']),
        unit: z.string().max(40),
        clause: text,
        against: z.string().max(200).exactOptional(),
      }),
    )
    .max(300),
  classes: z.array(z.strictObject({ name: short, from: decimalText, clause: text })).max(50),
  checks: z
    .array(
      z.strictObject({
        code: z.enum(FINDING_CODES),
        indicatorIds: z.array(identifier).max(1000).exactOptional(),
        mode: z.enum(['off', 'trial', 'blocking', 'query', 'notice']),
        reason: text,
        since: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      }),
    )
    .max(300),
  titleWords: words,
  rankings: z
    .array(
      z.strictObject({
        id: identifier,
        title: short,
        by: z.enum(['value', 'attainment']),
        indicatorIds: z.array(identifier).max(1000),
        clause: text,
      }),
    )
    .max(50)
    .exactOptional(),
  composite: z
    .strictObject({
      indicatorId: identifier,
      weights: z.record(identifier, decimalText),
      standards: z.record(identifier, decimalText),
      source: text,
    })
    .exactOptional(),
  support: z.array(supportItem).max(1000).exactOptional(),
  roster: roster.exactOptional(),
});
