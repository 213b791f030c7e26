import * as z from 'zod';
import { compare, exact } from '../model/exact.ts';
import type { IssuedList, RulePack } from './rule-pack.ts';
import { decimalText, scoringRuleSchema } from './scoring-rule-schema.ts';

const item = z.strictObject({
  id: z
    .string()
    .regex(/^list:[^\p{Cc}\p{Cs}]{1,300}$/u)
    .exactOptional(),
  name: z.string().min(1).max(300),
  unit: z.string().max(40),
  maxPoints: decimalText,
  target: decimalText.nullable(),
  text: z.string().max(4000),
  rule: scoringRuleSchema.nullable(),
});

const listSchema = z.strictObject({
  format: z.literal('kezhi-issued-list/1'),
  pack: z.string(),
  section: z.string().min(1).max(120),
  region: z.string().nullable(),
  period: z.string().regex(/^\d{4}$/),
  items: z.array(item).max(500),
  document: z.string().max(300),
});

export type ParsedIssuedList =
  | { readonly ok: true; readonly list: IssuedList }
  | { readonly ok: false; readonly problem: string };

/** Parses a year's list from outside (hostile input) to the last rule, for a pack whose section it fills. */
export function parseIssuedList(value: unknown, pack: RulePack): ParsedIssuedList {
  const parsed = listSchema.safeParse(value);
  const issue = parsed.error?.issues[0];
  if (!parsed.success) return refused(issue ? `${issue.path.join('.') || 'list'}: ${issue.code}` : 'list');
  const list = value as IssuedList;
  const section = pack.sections.find((one) => one.items === 'issued' && one.id === list.section);
  if (list.pack !== pack.id) return refused('pack: another one');
  if (!section) return refused('section: not one that is issued');
  const ids = list.items.map((one) => one.id ?? one.name);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) return refused(`items.${twice}: twice`);
  const most = section.maxPoints;
  const beyond = list.items.findIndex(
    ({ maxPoints }) =>
      maxPoints.startsWith('-') || (most !== null && compare(exact(maxPoints), exact(most)) > 0),
  );
  return beyond >= 0 ? refused(`items.${beyond}.maxPoints: out of range`) : { ok: true, list };
}

const refused = (problem: string): ParsedIssuedList => ({ ok: false, problem });
