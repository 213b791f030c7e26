import type { Decision, Indicator, Question, QuestionOption, RulePack, Target } from './rule-pack.ts';

/** A pack with the issuer's answers worked in. */
export interface DecidedPack {
  readonly pack: RulePack;
  /** Settings in force: decided ones, and the defaults of questions that may be assumed. */
  readonly settings: Readonly<Record<string, string>>;
  /** Questions still open whose default is in force. */
  readonly assumed: readonly string[];
  /** Questions still open that block. */
  readonly blocking: readonly string[];
}

/**
 * Works decisions into a pack: the chosen option's rules replace those of its indicators, the question leaves
 * the items that waited for it, and settings take effect. Later decisions win; unknown questions or options are ignored.
 */
export function decide(pack: RulePack, decisions: readonly Decision[]): DecidedPack {
  const chosen = new Map<string, QuestionOption>();
  for (const decision of decisions) {
    const question = pack.questions.find((one) => one.id === decision.question);
    const option = question?.options.find((one) => one.id === decision.option);
    if (question && option) chosen.set(question.id, option);
  }
  const open = pack.questions.filter((question) => !chosen.has(question.id));
  const assumed = open.filter((question) => question.effect === 'assumed' && question.default !== null);
  const settings: Record<string, string> = {};
  for (const question of assumed) takeSetting(settings, defaultOption(question));
  for (const option of chosen.values()) takeSetting(settings, option);

  const rules: Record<string, NonNullable<Indicator['scoring']>['rule']> = {};
  for (const option of chosen.values()) Object.assign(rules, option.rules ?? {});
  const indicators = pack.indicators.map((indicator) =>
    withDirection(withRule(indicator, rules[indicator.id] ?? null, pack.questions, chosen), settings),
  );
  return {
    pack: {
      ...pack,
      indicators,
      targets: withPlanYears(withComparators(pack.targets, settings), settings['plan-years']),
      questions: open,
    },
    settings,
    assumed: assumed.map((question) => question.id),
    blocking: open.filter((question) => question.effect === 'blocks').map((question) => question.id),
  };
}

const defaultOption = (question: Question): QuestionOption | undefined =>
  question.options.find((option) => option.id === question.default);

function takeSetting(settings: Record<string, string>, option: QuestionOption | undefined): void {
  if (option?.setting) settings[option.setting.name] = option.setting.value;
}

/** An item that waited for decided questions no longer does; a reading those questions assumed is a decision now. */
function withRule(
  indicator: Indicator,
  rule: NonNullable<Indicator['scoring']>['rule'],
  questions: readonly Question[],
  chosen: ReadonlyMap<string, QuestionOption>,
): Indicator {
  const scoring = indicator.scoring;
  if (!scoring) return indicator;
  const decided = questions.filter(
    (question) => chosen.has(question.id) && question.indicatorIds.includes(indicator.id),
  );
  if (decided.length === 0) return indicator;
  const waiting = scoring.questions.filter((id) => !chosen.has(id));
  return {
    ...indicator,
    scoring: {
      ...scoring,
      rule: rule ?? scoring.rule,
      questions: waiting,
      assumed: waiting.length === 0 ? [] : scoring.assumed,
    },
  };
}

/** `direction:<indicator>` settings turn a direction that the text does not print. */
function withDirection(indicator: Indicator, settings: Readonly<Record<string, string>>): Indicator {
  const direction = settings[`direction:${indicator.id}`];
  if ((direction !== 'up' && direction !== 'down') || direction === indicator.direction) return indicator;
  return { ...indicator, direction };
}

/** Where less was decided to be better, 达到 means not above. */
function withComparators(
  targets: readonly Target[],
  settings: Readonly<Record<string, string>>,
): readonly Target[] {
  return targets.map((target) =>
    target.comparator === '>=' && settings[`direction:${target.indicatorId}`] === 'down'
      ? { ...target, comparator: '<=' }
      : target,
  );
}

/** `plan-years` moves a plan whose years are missing: `2020-2025` puts baselines at 2020 and targets at 2025. */
function withPlanYears(targets: readonly Target[], years: string | undefined): readonly Target[] {
  const [from, to] = years?.split('-') ?? [];
  if (from === undefined || to === undefined) return targets;
  return targets.map((target) => ({
    ...target,
    period: (target.kind === 'baseline' ? from : to) as Target['period'],
  }));
}
