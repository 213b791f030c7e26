import {
  ceiling,
  compare,
  divide,
  type Exact,
  exact,
  floor,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  round,
  subtract,
  sum,
  toDecimalText,
  ZERO,
} from '../model/exact.ts';
import type {
  BandsNode,
  Condition,
  PlacesNode,
  PointsNode,
  RateNode,
  WhenNode,
} from '../rule-pack/scoring-rule.ts';
import { bandOf, pointsInBand } from './band-of.ts';
import { holds } from './condition-holds.ts';
import { type Gap, isGap } from './evaluation.ts';
import { type EvaluationScope, numberInput } from './evaluation-scope.ts';

/** The exact number of a node, or why there is none. Every step leaves a line in the scope's trace. */
export function nodeValue(node: PointsNode, scope: EvaluationScope): Exact | Gap {
  switch (node.node) {
    case 'constant':
      return exact(node.points);
    case 'quantity':
      return numberInput(scope, node.input);
    case 'bands':
      return bandsValue(node, scope);
    case 'rate':
      return rateValue(node, scope);
    case 'places':
      return placesValue(node, scope);
    case 'when':
      return whenValue(node, scope);
    case 'sum': {
      const parts = valuesOf(node.parts, scope);
      return isGapOf(parts) ? parts : sum(parts);
    }
    case 'pick': {
      const parts = valuesOf(node.of, scope);
      if (isGapOf(parts)) return parts;
      const picked = parts.reduce(node.which === 'highest' ? maximum : minimum);
      note(scope, `pick-${node.which}`, { points: toDecimalText(picked) });
      return picked;
    }
    case 'clamp':
      return clampValue(node, scope);
    case 'arithmetic': {
      const left = nodeValue(node.left, scope);
      if (isGap(left)) return left;
      const right = nodeValue(node.right, scope);
      if (isGap(right)) return right;
      if (node.operator === 'subtract') return subtract(left, right);
      if (node.operator === 'multiply') return multiply(left, right);
      return divide(left, right) ?? { gap: 'not-computable', about: '0' };
    }
    case 'round': {
      const value = nodeValue(node.of, scope);
      if (isGap(value)) return value;
      const rounded = round(value, node.places, node.mode);
      note(scope, 'rounded', {
        value: toDecimalText(value),
        places: String(node.places),
        points: toDecimalText(rounded),
      });
      return rounded;
    }
  }
}

const isGapOf = (value: readonly Exact[] | Gap): value is Gap => 'gap' in value;

function valuesOf(nodes: readonly PointsNode[], scope: EvaluationScope): readonly Exact[] | Gap {
  const values: Exact[] = [];
  for (const node of nodes) {
    const value = nodeValue(node, scope);
    if (isGap(value)) return value;
    values.push(value);
  }
  return values;
}

/** What a step speaks of: the words of its input, its unit and measure; nothing for a value that was computed on the way. */
function subject(node: PointsNode, scope: EvaluationScope): Record<string, string> {
  if (node.node !== 'quantity') return {};
  const input = scope.inputs.get(node.input);
  if (!input) return {};
  return {
    ...(input.name === 'value' ? {} : { about: input.label }),
    ...(input.unit === null ? {} : { unit: input.unit }),
    ...(input.measure === undefined || input.measure === 'value' ? {} : { measure: input.measure }),
  };
}

function note(scope: EvaluationScope, code: string, params: Record<string, string>): void {
  scope.trace.push({ code, params, clause: null });
}

function bandsValue(node: BandsNode, scope: EvaluationScope): Exact | Gap {
  const value = nodeValue(node.of, scope);
  if (isGap(value)) return value;
  const band = bandOf(node.bands, value);
  const text = toDecimalText(value);
  if (!band) {
    if (node.outside === 'unscored') return { gap: 'no-standard', about: text };
    note(scope, 'outside-bands', { ...subject(node.of, scope), value: text });
    return ZERO;
  }
  const points = pointsInBand(band, value);
  const linear = band.pointsFrom !== band.pointsTo;
  note(scope, linear ? 'linear-band' : 'step-band', {
    ...subject(node.of, scope),
    value: text,
    from: band.from ?? '',
    to: band.to ?? '',
    pointsFrom: band.pointsFrom,
    pointsTo: band.pointsTo,
    points: toDecimalText(points),
  });
  return points;
}

function rateValue(node: RateNode, scope: EvaluationScope): Exact | Gap {
  const value = nodeValue(node.of, scope);
  if (isGap(value)) return value;
  const from = exact(node.from);
  const distance = node.side === 'above' ? subtract(value, from) : subtract(from, value);
  if (compare(distance, ZERO) <= 0) return ZERO;
  const parts = divide(distance, exact(node.per)) ?? ZERO;
  const steps = node.steps === 'whole' ? floor(parts) : node.steps === 'up' ? ceiling(parts) : parts;
  const raw = multiply(steps, exact(node.points));
  const most = node.most === null ? null : exact(node.most);
  const limited =
    most === null ? raw : compare(raw, ZERO) < 0 ? maximum(raw, negate(most)) : minimum(raw, most);
  if (!isZero(steps)) {
    note(scope, node.points.startsWith('-') ? 'rate-off' : 'rate-on', {
      ...subject(node.of, scope),
      value: toDecimalText(value),
      from: node.from,
      per: node.per,
      side: node.side,
      steps: toDecimalText(steps),
      each: node.points.replace('-', ''),
      points: toDecimalText(limited),
      most: compare(raw, limited) === 0 ? '' : (node.most ?? ''),
    });
  }
  return limited;
}

function placesValue(node: PlacesNode, scope: EvaluationScope): Exact | Gap {
  const place = nodeValue(node.of, scope);
  if (isGap(place)) return place;
  const text = toDecimalText(place);
  const index = typeof place.n === 'number' && place.d === 1 ? place.n : 0;
  if (index < 1) return { gap: 'not-computable', about: text };
  const listed = node.list[index - 1];
  let points: Exact;
  if (listed !== undefined) points = exact(listed);
  else if (node.rest === 'zero') points = ZERO;
  else if (node.rest === 'unscored') return { gap: 'no-standard', about: text };
  else if (node.rest === 'last') points = exact(node.list.at(-1) ?? '0');
  else {
    const lower = multiply(exact(node.rest.step), exact(index - node.list.length));
    points = maximum(subtract(exact(node.list.at(-1) ?? '0'), lower), ZERO);
  }
  note(scope, 'place', { place: text, points: toDecimalText(points) });
  return points;
}

function whenValue(node: WhenNode, scope: EvaluationScope): Exact | Gap {
  for (const { when, then } of node.cases) {
    const answer = holds(when, scope, nodeValue);
    if (typeof answer !== 'boolean') return answer;
    if (answer) return caseValue(then, scope, 'case', conditionWords(when, scope));
  }
  if (!node.otherwise) return { gap: 'no-standard', about: '' };
  const words = node.cases.map(({ when }) => conditionWords(when, scope)).filter((text) => text !== '');
  return caseValue(node.otherwise, scope, 'case-not', words.join('、'));
}

function caseValue(
  node: PointsNode,
  scope: EvaluationScope,
  code: 'case' | 'case-not',
  about: string,
): Exact | Gap {
  const value = nodeValue(node, scope);
  if (!isGap(value) && node.node === 'constant') note(scope, code, { about, points: toDecimalText(value) });
  return value;
}

/** The statement a condition rests on, in the words of the rule; empty for a comparison of figures. */
function conditionWords(condition: Condition, scope: EvaluationScope): string {
  switch (condition.test) {
    case 'holds':
      return scope.inputs.get(condition.input)?.label ?? condition.input;
    case 'chosen':
      return condition.option;
    case 'not': {
      const words = conditionWords(condition.of, scope);
      return words === '' ? '' : `非“${words}”`;
    }
    case 'all':
    case 'any':
      return condition.of
        .map((part) => conditionWords(part, scope))
        .filter((text) => text !== '')
        .join('、');
    default:
      return '';
  }
}

function clampValue(node: Extract<PointsNode, { node: 'clamp' }>, scope: EvaluationScope): Exact | Gap {
  const value = nodeValue(node.of, scope);
  if (isGap(value)) return value;
  if (node.cap !== null && compare(value, exact(node.cap)) > 0) {
    note(scope, 'capped', { value: toDecimalText(value), cap: node.cap });
    return exact(node.cap);
  }
  if (node.floor !== null && compare(value, exact(node.floor)) < 0) {
    note(scope, 'floored', { value: toDecimalText(value), floor: node.floor });
    return exact(node.floor);
  }
  return value;
}
