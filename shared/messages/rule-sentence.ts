import type { Band, Condition, PointsNode, ScoringRule } from '../rule-pack/scoring-rule.ts';
import type { Language } from './language.ts';

const WORDS = {
  zh: {
    points: (points: string) => `${points} 分`,
    line: (low: string, high: string) => `按直线 ${low}–${high} 分`,
    atLeast: (value: string) => `${value} 及以上`,
    above: (value: string) => `高于 ${value}`,
    below: (value: string) => `不足 ${value}`,
    upTo: (value: string) => `${value} 及以下`,
    each: (what: string, per: string, points: string) => `${what}每 ${per} ${points} 分`,
    holds: (what: string) => `有“${what}”`,
    otherwise: '否则',
    highest: '取最高一项',
    lowest: '取最低一项',
    cap: (points: string) => `最高 ${points} 分`,
    floor: (points: string) => `最低 ${points} 分`,
    entered: (what: string) => `“${what}”由评分人填写`,
    place: (place: number, points: string) => `第 ${place} 名 ${points} 分`,
    and: '且',
    or: '或',
    next: '；',
    among: '：',
    inside: (part: string) => `（${part}）`,
  },
  en: {
    points: (points: string) => `${points} points`,
    line: (low: string, high: string) => `in a line ${low}–${high} points`,
    atLeast: (value: string) => `${value} and more`,
    above: (value: string) => `above ${value}`,
    below: (value: string) => `below ${value}`,
    upTo: (value: string) => `up to ${value}`,
    each: (what: string, per: string, points: string) => `${what}: ${points} points per ${per}`,
    holds: (what: string) => `with “${what}”`,
    otherwise: 'otherwise',
    highest: 'the highest of',
    lowest: 'the lowest of',
    cap: (points: string) => `at most ${points} points`,
    floor: (points: string) => `at least ${points} points`,
    entered: (what: string) => `“${what}” is entered by a person`,
    place: (place: number, points: string) => `place ${place}: ${points} points`,
    and: ' and ',
    or: ' or ',
    next: '; ',
    among: ': ',
    inside: (part: string) => `(${part})`,
  },
} as const satisfies Record<Language, unknown>;

type Words = (typeof WORDS)[Language];

/** A rule in one sentence a person reads at a glance; null where only its canonical form says it exactly. */
export function ruleSentence(rule: ScoringRule, language: Language): string | null {
  return rule.points ? nodeSentence(rule.points, rule, WORDS[language]) : null;
}

function nodeSentence(node: PointsNode, rule: ScoringRule, words: Words): string | null {
  switch (node.node) {
    case 'constant':
      return words.points(node.points);
    case 'bands': {
      const unit = node.of.node === 'quantity' ? unitOf(rule, node.of.input) : null;
      if (unit === null) return null;
      return node.bands
        .toReversed()
        .map((band) => bandSentence(band, unit, words))
        .join(words.next);
    }
    case 'rate': {
      if (
        node.of.node !== 'quantity' ||
        node.from !== '0' ||
        node.side !== 'above' ||
        node.steps !== 'proportional'
      )
        return null;
      const { input } = node.of;
      const label = rule.inputs.find((one) => one.name === input)?.label ?? input;
      const most = node.most === null ? '' : `${words.next}${words.cap(node.most)}`;
      return (
        words.each(label, `${node.per === '1' ? '' : node.per}${unitOf(rule, input) ?? ''}`, node.points) +
        most
      );
    }
    case 'sum':
      return joined(node.parts, rule, words);
    case 'pick': {
      const parts = joined(node.of, rule, words);
      return parts === null
        ? null
        : `${node.which === 'highest' ? words.highest : words.lowest}${words.among}${parts}`;
    }
    case 'clamp': {
      const inner =
        node.of.node === 'quantity'
          ? words.entered(labelOf(rule, node.of.input))
          : nodeSentence(node.of, rule, words);
      if (inner === null) return null;
      const floor =
        node.floor === null || node.floor === '0' ? '' : `${words.next}${words.floor(node.floor)}`;
      return `${inner}${floor}${node.cap === null ? '' : `${words.next}${words.cap(node.cap)}`}`;
    }
    case 'when': {
      const cases = node.cases.map(({ when, then }) => {
        const condition = conditionSentence(when, rule, words);
        const points = nodeSentence(then, rule, words);
        return condition === null || points === null ? null : `${condition} ${points}`;
      });
      if (cases.includes(null)) return null;
      const rest = node.otherwise;
      if (rest === null || (rest.node === 'constant' && rest.points === '0')) return cases.join(words.next);
      const otherwise = nodeSentence(rest, rule, words);
      return otherwise === null
        ? null
        : `${cases.join(words.next)}${words.next}${words.otherwise} ${otherwise}`;
    }
    case 'places':
      return node.rest === 'zero' || node.rest === 'unscored'
        ? node.list.map((points, index) => words.place(index + 1, points)).join(words.next)
        : null;
    default:
      return null;
  }
}

/** A part with a limit of its own stands in brackets, so that the limit is not taken for the whole. */
function joined(parts: readonly PointsNode[], rule: ScoringRule, words: Words): string | null {
  const sentences = parts.map((part) => {
    const sentence = nodeSentence(part, rule, words);
    return sentence !== null && part.node === 'clamp' ? words.inside(sentence) : sentence;
  });
  return sentences.includes(null) ? null : sentences.join(words.next);
}

function bandSentence(band: Band, unit: string, words: Words): string {
  const value = (number: string): string => `${number}${unit}`;
  const points =
    band.pointsFrom === band.pointsTo
      ? words.points(band.pointsFrom)
      : words.line(band.pointsFrom, band.pointsTo);
  if (band.to === null && band.from !== null)
    return `${band.fromIncluded ? words.atLeast(value(band.from)) : words.above(value(band.from))} ${points}`;
  if (band.to !== null && (band.from === null || band.from === '0'))
    return `${band.toIncluded ? words.upTo(value(band.to)) : words.below(value(band.to))} ${points}`;
  return `${band.from}–${value(band.to ?? '')} ${points}`;
}

const COMPARATORS = { '<': '<', '<=': '≤', '=': '=', '>=': '≥', '>': '>' } as const;

function conditionSentence(condition: Condition, rule: ScoringRule, words: Words): string | null {
  if (condition.test === 'holds') return words.holds(labelOf(rule, condition.input));
  if (condition.test === 'chosen') return words.holds(condition.option);
  if (condition.test === 'compare' && condition.of.node === 'quantity') {
    const { input } = condition.of;
    return `${labelOf(rule, input)} ${COMPARATORS[condition.comparator]} ${condition.to}${unitOf(rule, input) ?? ''}`;
  }
  if (condition.test !== 'all' && condition.test !== 'any') return null;
  const parts = condition.of.map((one) => conditionSentence(one, rule, words));
  return parts.includes(null) ? null : parts.join(condition.test === 'all' ? words.and : words.or);
}

const labelOf = (rule: ScoringRule, name: string): string =>
  rule.inputs.find((one) => one.name === name)?.label ?? name;
const unitOf = (rule: ScoringRule, name: string): string | null => {
  const input = rule.inputs.find((one) => one.name === name);
  return input ? (input.unit ?? '') : null;
};
