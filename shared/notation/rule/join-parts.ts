import { exact, isNegative } from '../../model/exact.ts';
import type { PointsNode, RuleKind, ScoringRule, Veto } from '../../rule-pack/scoring-rule.ts';
import { NotUnderstood } from '../diagnostic.ts';
import type { BuiltPart } from '../parts/build-parts.ts';
import { choiceOf, type Option, optionOf } from '../parts/choice-of.ts';
import type { ReadStatements } from '../statements/read-statements.ts';
import { familyOf } from '../tokens/unit-family.ts';
import { type Assembly, higher, isBelow, note, type Part, plain, plus, same } from './assembly.ts';

/** The sum of the parts, cut to what is printed or to the weight of the item. */
export function joinParts(
  built: readonly BuiltPart[],
  readings: readonly ReadStatements[],
  lead: ReadStatements | null,
  assembly: Assembly,
): ScoringRule {
  const vetoes = built.flatMap((one) => one.vetoes);
  const parts = built.flatMap((one) => (one.part ? [one.part] : []));
  if (parts.length === 0 && vetoes.length === 0)
    throw new NotUnderstood('not-understood', { start: 0, end: 1 });
  if (parts.length === 0) return { kind: 'veto', inputs: assembly.inputs, points: null, vetoes };
  const bases = parts.filter((part) => part.kind === 'yes-no');
  const printedMax = lead?.statements[0]?.award.points[0] ?? lead?.worth ?? null;
  const max = assembly.maxPoints ?? printedMax;
  const oneOf =
    readings.length === 1 &&
    bases.length > 1 &&
    bases.length === parts.length &&
    readings[0]?.statements.some((statement) => statement.highest) === true;
  const choice = !oneOf ? alternatives(parts, max) : null;
  if (choice) {
    const node = choiceOf(choice, assembly);
    const assumed = [...assembly.assumed].sort();
    return {
      kind: 'one-of',
      inputs: assembly.inputs,
      points: node,
      ...(vetoes.length > 0 ? { vetoes } : {}),
      ...(assumed.length > 0 ? { assumed } : {}),
    };
  }
  if (readings.length === 1 && bases.length > 1 && !oneOf) checkParts(parts, max);
  if (oneOf) return oneOfRule(parts, vetoes, assembly);
  const total = parts.every((part) => part.most !== null)
    ? parts.map((part) => part.most ?? '0').reduce(plus, '0')
    : null;
  let points: PointsNode =
    parts.length === 1
      ? (parts[0]?.points as PointsNode)
      : { node: 'sum', parts: parts.map((part) => part.points) };
  const bonus = parts.some((part) => part.bonus);
  if (max !== null && parts.length > 1) points = fromMaximum(points, parts, max, readings, assembly);
  if (max !== null && readings.length > 1 && total !== null && !same(total, max))
    note(assembly, 'parts-against-maximum', { start: 0, end: parts.at(-1)?.span.end ?? 0 }, { total, max });
  const printed = parts.length > 1 ? totalCap(readings) : null;
  const exceeds = parts.length === 1 && parts[0]?.exceeds === true;
  const cap =
    printed ??
    (max !== null && !bonus && !exceeds && !isNegative(exact(max)) && isPositive(parts) ? max : null);
  if (cap !== null && (total === null || isBelow(cap, total))) {
    if (printed === null) assembly.assumed.add('capped-at-maximum');
    points = { node: 'clamp', of: points, floor: null, cap: plain(cap) as never };
  }
  if (bonus) assembly.assumed.add('bonus-above-maximum');
  refuseTwoTariffs(points, assembly);
  refuseOtherNumber(assembly);
  const roundTo = readings.map((read) => read.roundTo).find((one) => one !== null) ?? lead?.roundTo ?? null;
  if (roundTo !== null) points = { node: 'round', of: points, places: roundTo, mode: 'half-up' };
  const kinds = new Set(parts.map((part) => part.kind));
  const kind: RuleKind =
    kinds.size === 1
      ? (parts[0]?.kind ?? 'compound')
      : kinds.size === 2 && kinds.has('discretionary')
        ? ([...kinds].find((one) => one !== 'discretionary') ?? 'compound')
        : 'compound';
  return {
    kind,
    inputs: assembly.inputs,
    points,
    ...(vetoes.length > 0 ? { vetoes } : {}),
    ...(assembly.assumed.size > 0 ? { assumed: [...assembly.assumed].sort() } : {}),
  };
}

const isPositive = (parts: readonly Part[]): boolean =>
  parts.some((part) => part.most === null || Number(part.most) > 0);

/** 最高不超过N分 at the end of several parts caps their sum. */
function totalCap(readings: readonly ReadStatements[]): string | null {
  const last = readings
    .at(-1)
    ?.statements.at(-1)
    ?.limits.find((limit) => limit.says === 'cap');
  return last?.overall ? last.value : null;
}

/** Several statements that each bring points: parts that add up, or alternatives? The maximum decides; else it is a question. */
function checkParts(parts: readonly Part[], max: string | null): void {
  const total = parts.map((part) => part.most ?? '0').reduce(plus, '0');
  const span = { start: parts[0]?.span.start ?? 0, end: parts.at(-1)?.span.end ?? 0 };
  if (max !== null && same(total, max)) return;
  throw new NotUnderstood('parts-or-alternatives', span, { total, max: max ?? '' }, 'question');
}

/** ①…扣5分;②…扣2分: items that only take start from the maximum, once; beside items that give they take from their sum. */
function fromMaximum(
  points: PointsNode,
  parts: readonly Part[],
  max: string,
  readings: readonly ReadStatements[],
  assembly: Assembly,
): PointsNode {
  const takes = parts.filter((part) => part.kind === 'event' && part.most === '0');
  const free = readings.some((read) =>
    read.statements.some((statement) => statement.limits.some((limit) => limit.says === 'no-floor')),
  );
  if (takes.length === 0 || free) return points;
  assembly.assumed.add('floor-zero');
  const from = { node: 'constant' as const, points: max as never };
  const rest = points.node === 'sum' ? points.parts : [points];
  const of: PointsNode = takes.length === parts.length ? { node: 'sum', parts: [from, ...rest] } : points;
  return { node: 'clamp', of, floor: '0' as never, cap: null };
}

/** The maximum is what the best of several statements brings: one of them is chosen. */
function alternatives(parts: readonly Part[], max: string | null): Option[] | null {
  if (max === null || parts.length < 2 || !parts.every((part) => part.kind === 'yes-no')) return null;
  const options = parts.map((part) => optionOf(part.points));
  if (!options.every((option) => option !== null)) return null;
  const none = parts.flatMap((part) => (part.nothing ? [{ name: part.nothing, points: '0' }] : []));
  const points = options.map((option) => option.points);
  const distinct = new Set(points).size === points.length;
  const total = points.reduce(plus, '0');
  return distinct && same(points.reduce(higher), max) && isBelow(max, total) ? [...options, ...none] : null;
}

/** 取最高分: the best of the statements that hold. */
function oneOfRule(parts: readonly Part[], vetoes: readonly Veto[], assembly: Assembly): ScoringRule {
  const assumed = [...assembly.assumed].filter((code) => code !== 'zero-otherwise');
  return {
    kind: 'one-of',
    inputs: assembly.inputs.map((input) =>
      input.type === 'boolean' ? { ...input, absent: false as const } : input,
    ),
    points: { node: 'pick', which: 'highest', of: parts.map((part) => part.points) },
    ...(vetoes.length > 0 ? { vetoes } : {}),
    ...(assumed.length > 0 ? { assumed } : {}),
  };
}

/** 每迟报1次扣1分 with a number in per cent, 每降低1位扣1分 with a place: the only number is another one. */
function refuseOtherNumber({ inputs, hint }: Assembly): void {
  const [only, another] = inputs.filter((input) => input.type === 'number');
  if (!only || another) return;
  const [said, given] = [familyOf(only.unit), familyOf(hint.unit)];
  const differs = said !== null && given !== null && said !== given && said !== 'other' && given !== 'other';
  const placed =
    hint.measure === 'rank' && only.measure !== 'rank' && /^(?:位|名次?|个名次)$/.test(only.unit ?? '');
  if (differs || placed)
    throw new NotUnderstood(
      'unit-mismatch',
      { start: 0, end: 1 },
      { units: `${only.unit}、${hint.unit ?? '名次'}` },
    );
}

/** One count at two tariffs is a misreading: the labels did not tell two things apart. */
function refuseTwoTariffs(points: PointsNode, assembly: Assembly): void {
  const tariffs = new Map<string, string>();
  const walk = (node: PointsNode): void => {
    if (node.node === 'rate' && node.of.node === 'quantity') {
      const name = node.of.input;
      const counted = assembly.inputs.some(
        (input) => input.name === name && (input.measure === 'count' || input.measure === 'shortfall'),
      );
      const tariff = `${node.points}/${node.per}`;
      if (counted && (tariffs.get(name) ?? tariff) !== tariff)
        throw new NotUnderstood('reference-unclear', { start: 0, end: 1 }, {}, 'question');
      tariffs.set(name, tariff);
    } else if (node.node === 'sum') node.parts.forEach(walk);
    else if (node.node === 'pick') node.of.forEach(walk);
    else if (node.node === 'clamp' || node.node === 'round') walk(node.of);
    else if (node.node === 'when') {
      for (const one of node.cases) walk(one.then);
      if (node.otherwise) walk(node.otherwise);
    }
  };
  walk(points);
}
