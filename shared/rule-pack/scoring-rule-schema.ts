import * as z from 'zod';
import { AGAINST, MEASURES, RULE_KINDS } from './scoring-rule.ts';

export const decimalText = z.string().regex(/^-?\d{1,30}(\.\d{1,20})?$/);

const short = z.string().min(1).max(200);
/** Hostile packs must not send the reader into endless depth. */
const MOST_NODES = 400;

const node: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('node', [
    z.strictObject({ node: z.literal('constant'), points: decimalText }),
    z.strictObject({ node: z.literal('quantity'), input: short }),
    z.strictObject({
      node: z.literal('bands'),
      of: node,
      bands: z.array(band).min(1).max(100),
      outside: z.enum(['zero', 'unscored']),
    }),
    z.strictObject({
      node: z.literal('rate'),
      of: node,
      points: decimalText,
      per: decimalText,
      steps: z.enum(['proportional', 'whole', 'up']),
      from: decimalText,
      side: z.enum(['above', 'below']),
      most: decimalText.nullable(),
    }),
    z.strictObject({ node: z.literal('sum'), parts: z.array(node).max(MOST_NODES) }),
    z.strictObject({
      node: z.literal('pick'),
      which: z.enum(['highest', 'lowest']),
      of: z.array(node).min(1).max(MOST_NODES),
    }),
    z.strictObject({
      node: z.literal('when'),
      // biome-ignore lint/suspicious/noThenProperty: the field's name in the rule
      cases: z.array(z.strictObject({ when: condition, then: node })).max(MOST_NODES),
      otherwise: node.nullable(),
    }),
    z.strictObject({
      node: z.literal('clamp'),
      of: node,
      floor: decimalText.nullable(),
      cap: decimalText.nullable(),
    }),
    z.strictObject({
      node: z.literal('places'),
      of: node,
      list: z.array(decimalText).min(1).max(MOST_NODES),
      rest: z.union([z.enum(['zero', 'last', 'unscored']), z.strictObject({ step: decimalText })]),
    }),
    z.strictObject({
      node: z.literal('arithmetic'),
      operator: z.enum(['subtract', 'multiply', 'divide']),
      left: node,
      right: node,
    }),
    z.strictObject({
      node: z.literal('round'),
      of: node,
      places: z.number().int().min(0).max(10),
      mode: z.enum(['half-up', 'half-even']),
    }),
  ]),
);

const band = z.strictObject({
  from: decimalText.nullable(),
  fromIncluded: z.boolean(),
  to: decimalText.nullable(),
  toIncluded: z.boolean(),
  pointsFrom: decimalText,
  pointsTo: decimalText,
});

const condition: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('test', [
    z.strictObject({
      test: z.literal('compare'),
      of: node,
      comparator: z.enum(['<', '<=', '=', '>=', '>']),
      to: decimalText,
    }),
    z.strictObject({ test: z.literal('holds'), input: short }),
    z.strictObject({ test: z.literal('chosen'), input: short, option: short }),
    z.strictObject({ test: z.literal('all'), of: z.array(condition).max(MOST_NODES) }),
    z.strictObject({ test: z.literal('any'), of: z.array(condition).max(MOST_NODES) }),
    z.strictObject({ test: z.literal('not'), of: condition }),
  ]),
);

/** Shape of a compiled 评分标准. */
export const scoringRuleSchema = z.strictObject({
  kind: z.enum(RULE_KINDS),
  inputs: z
    .array(
      z.strictObject({
        name: short,
        label: z.string().max(300),
        type: z.enum(['number', 'boolean', 'choice']),
        unit: z.string().max(40).nullable(),
        options: z.array(short).max(200).exactOptional(),
        measure: z.enum(MEASURES).exactOptional(),
        against: z.enum(AGAINST).exactOptional(),
        absent: z.union([decimalText, z.literal(false)]).exactOptional(),
      }),
    )
    .max(MOST_NODES),
  points: node.nullable(),
  grades: z
    .strictObject({
      cases: z.array(z.strictObject({ when: condition, grade: short })).max(100),
      otherwise: short.nullable(),
    })
    .exactOptional(),
  vetoes: z
    .array(z.strictObject({ when: condition, effect: short }))
    .max(100)
    .exactOptional(),
  assumed: z.array(short).max(100).exactOptional(),
});
