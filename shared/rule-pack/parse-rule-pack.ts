import type { RulePack } from './rule-pack.ts';
import { rulePackSchema } from './rule-pack-schema.ts';

/** One thing wrong with a pack; shared/messages words the code. `at` is the way to it: `indicators.3.unit`. */
export interface PackProblem {
  readonly code:
    | 'field-invalid'
    | 'id-twice'
    | 'section-unknown'
    | 'indicator-unknown'
    | 'question-unknown'
    | 'default-unknown'
    | 'input-unknown'
    | 'too-deep';
  readonly at: string;
  readonly params: Readonly<Record<string, string>>;
}

export type ParsedRulePack =
  | { readonly ok: true; readonly pack: RulePack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Deeper than any text could be written; a hostile pack is refused before the schema walks it. */
const DEEPEST = 60;

/**
 * Parses a pack from outside (hostile input). The value itself is returned, so its digest stays what it was.
 * Every problem is listed, the first 100 of them.
 */
export function parseRulePack(value: unknown): ParsedRulePack {
  if (isDeeperThan(value, DEEPEST))
    return { ok: false, problems: [{ code: 'too-deep', at: '', params: { deepest: String(DEEPEST) } }] };
  const parsed = rulePackSchema.safeParse(value);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.slice(0, 100).map((issue) => ({
        code: 'field-invalid',
        at: issue.path.join('.'),
        params: { issue: issue.code, detail: issue.message.slice(0, 200) },
      })),
    };
  const pack = value as RulePack;
  const problems = referenceProblems(pack).slice(0, 100);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pack };
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}

/** Names that must exist elsewhere in the pack. */
function referenceProblems(pack: RulePack): PackProblem[] {
  const problems: PackProblem[] = [];
  const report = (code: PackProblem['code'], at: string, id: string): void => {
    problems.push({ code, at, params: { id } });
  };
  const indicators = collectIds(pack.indicators, 'indicators', report);
  const sections = collectIds(pack.sections, 'sections', report);
  const questions = collectIds(pack.questions, 'questions', report);
  collectIds(pack.adjustments, 'adjustments', report);

  pack.sections.forEach(({ parent }, index) => {
    if (parent !== null && !sections.has(parent))
      report('section-unknown', `sections.${index}.parent`, parent);
  });
  pack.indicators.forEach(({ section, scoring }, index) => {
    const at = `indicators.${index}`;
    if (section !== null && !sections.has(section)) report('section-unknown', `${at}.section`, section);
    for (const id of scoring?.questions ?? [])
      if (!questions.has(id)) report('question-unknown', `${at}.scoring.questions`, id);
    const inputs = new Set(scoring?.rule?.inputs.map((input) => input.name));
    for (const name of Object.keys(scoring?.inputWords ?? {}))
      if (!inputs.has(name)) report('input-unknown', `${at}.scoring.inputWords`, name);
  });
  pack.targets.forEach(({ indicatorId }, index) => {
    if (!indicators.has(indicatorId)) report('indicator-unknown', `targets.${index}`, indicatorId);
  });
  pack.questions.forEach((question, index) => {
    const at = `questions.${index}`;
    const ruled = question.options.flatMap((option) => Object.keys(option.rules ?? {}));
    for (const id of [...question.indicatorIds, ...ruled])
      if (!indicators.has(id)) report('indicator-unknown', at, id);
    if (question.default !== null && !question.options.some((option) => option.id === question.default))
      report('default-unknown', `${at}.default`, question.default);
  });
  return problems;
}

function collectIds(
  list: readonly { readonly id: string }[],
  at: string,
  report: (code: PackProblem['code'], at: string, id: string) => void,
): Set<string> {
  const seen = new Set<string>();
  list.forEach(({ id }, index) => {
    if (seen.has(id)) report('id-twice', `${at}.${index}`, id);
    seen.add(id);
  });
  return seen;
}
