import type { AdjustmentRule, RulePack } from '../../rule-pack/rule-pack.ts';
import { conceptOf, conceptsOf, type EventConcept, type EventRank, rankOf } from './event-concepts.ts';

/** What a line of a register says about its event. */
export interface EventWords {
  /** 事项 with its kind, as typed. */
  readonly text: string;
  /** What the level column says; null when there is none. */
  readonly level: string | null;
}

export type EventMatch =
  | { readonly ok: true; readonly rule: string; readonly level: string; readonly concept: EventConcept }
  | {
      readonly ok: false;
      /** kind: no rule is about this. level-missing, level-not-printed, not-main-leader: the rule does not count it. */
      readonly reason: 'kind' | 'level-missing' | 'level-not-printed' | 'not-main-leader';
      readonly rule: string | null;
    };

type Level = AdjustmentRule['levels'][number];

/** Finds the rule and level of the pack that an event falls under, by words; nothing is counted that the rule does not print. */
export function matchEvent(pack: Pick<RulePack, 'adjustments'>, event: EventWords): EventMatch {
  const concept = conceptOf(event.text) ?? conceptOf(event.level ?? '');
  const rule =
    concept === null ? undefined : pack.adjustments.find((one) => conceptsOfRule(one).has(concept));
  if (!rule || concept === null) return { ok: false, reason: 'kind', rule: null };
  if ((concept === 'praise' || concept === 'reproof') && isOtherLeader(rule, event.text))
    return { ok: false, reason: 'not-main-leader', rule: rule.id };
  const levels = levelsFor(rule, concept);
  const rank = rankOf(event.level, event.text);
  const ranked = levels.filter((level) => rankOfLevel(level) !== null);
  if (ranked.length === 0 || (levels.length === 1 && rank === null)) {
    const [only] = levels;
    return only
      ? { ok: true, rule: rule.id, level: only.level, concept }
      : { ok: false, reason: 'kind', rule: rule.id };
  }
  if (rank === null) return { ok: false, reason: 'level-missing', rule: rule.id };
  const level = ranked.find((one) => rankOfLevel(one) === rank);
  return level
    ? { ok: true, rule: rule.id, level: level.level, concept }
    : { ok: false, reason: 'level-not-printed', rule: rule.id };
}

const conceptsOfRule = (rule: AdjustmentRule): ReadonlySet<EventConcept> =>
  conceptsOf([...rule.levels.map((one) => one.level), ...(rule.levels.length === 0 ? [rule.text] : [])]);

/** Levels that are about this kind; all of them where the levels name none. */
function levelsFor(rule: AdjustmentRule, concept: EventConcept): readonly Level[] {
  const own = rule.levels.filter((level) => conceptOf(level.level) === concept);
  return own.length > 0 ? own : rule.levels;
}

const rankOfLevel = (level: Level): EventRank | null => rankOf(null, level.level);

/** 主要领导 are the secretary and the mayor; a deputy's note is none. */
const isOtherLeader = (rule: AdjustmentRule, text: string): boolean =>
  /主要领导/.test(rule.text) && /分管|副市长|副书记|副省长|常委|秘书长|副秘书长|副县长|副局长/.test(text);
