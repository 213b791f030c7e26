import { add, compare, exact, multiply, toDecimalText } from '../../model/exact.ts';
import type { Against, Measure, PointsNode, RuleInput, RuleKind } from '../../rule-pack/scoring-rule.ts';
import { type NotationCode, type NotationDiagnostic, NotUnderstood, type Span } from '../diagnostic.ts';
import type { Reference } from '../statements/statement.ts';
import { familyOf } from '../tokens/unit-family.ts';
import type { UnitHint } from '../tokens/unit-hint.ts';
import type { Conversion } from './conversion.ts';

/** What is gathered while one text becomes a rule. */
export interface Assembly {
  readonly maxPoints: string | null;
  readonly indicator: string | null;
  readonly hint: UnitHint;
  /** 基础分为15分, or 基本分 named by the indicator. */
  readonly base: string | null;
  /** The base stands in the text itself and so starts the part. */
  readonly baseIsPrinted: boolean;
  /** Name and label of the number a part is measured on. */
  readonly own: { readonly name: string; readonly label: string };
  /** What else counts as the number that is scored. */
  readonly conversion: Conversion | null;
  /** Which words each part's number was named after: two parts that say different things never share one. */
  readonly owners: Map<string, string>;
  readonly inputs: RuleInput[];
  readonly assumed: Set<string>;
  readonly notes: NotationDiagnostic[];
}

/** One part of a rule: its points and what is needed to join it with others. */
export interface Part {
  readonly kind: RuleKind;
  readonly points: PointsNode;
  /** The most it can bring, null without limit. */
  readonly most: string | null;
  /** Additions stand above a base that is already the full mark. */
  readonly bonus: boolean;
  /** A printed limit stands above the weight: 最高不超过分值的120%. */
  readonly exceeds?: boolean;
  /** Words of the line that brings nothing: 不合格不得分. */
  readonly nothing?: string;
  readonly span: Span;
}

export const constant = (points: string): PointsNode => ({ node: 'constant', points: points as never });

export function note(
  assembly: Assembly,
  code: NotationCode,
  span: Span,
  params: Readonly<Record<string, string>> = {},
  severity: 'question' | 'note' = 'note',
): void {
  assembly.notes.push({ code, severity, params, at: [span.start, span.end] });
}

/** The indicator's own number. */
export function valueInput(
  assembly: Assembly,
  unit: string | null,
  measure?: Measure,
  reference: Reference = 'target',
): PointsNode {
  refuseOtherUnit(assembly, unit);
  const own = numberInput(assembly, {
    ...assembly.own,
    unit,
    ...(measure && measure !== 'value' ? { measure } : {}),
    ...(measure && measure !== 'value' && reference !== 'target' ? { against: reference } : {}),
  });
  return assembly.conversion ? converted(assembly.conversion, own, assembly) : own;
}

/** What is scored together with what counts as it, in whole steps. */
function converted(conversion: Conversion, own: PointsNode, assembly: Assembly): PointsNode {
  const of = numberInput(assembly, {
    name: conversion.from,
    label: conversion.from,
    unit: conversion.unit,
    measure: 'count',
    absent: '0',
  });
  assembly.assumed.add('converted-in-whole');
  const counted: PointsNode = {
    node: 'rate',
    of,
    points: plain(conversion.counts) as never,
    per: plain(conversion.every) as never,
    steps: 'whole',
    from: '0' as never,
    side: 'above',
    most: null,
  };
  return { node: 'sum', parts: [own, counted] };
}

/** The only number of a text is given in one unit; a text that counts in another one would read it wrongly. */
function refuseOtherUnit(assembly: Assembly, unit: string | null): void {
  const [said, given] = [familyOf(unit), familyOf(assembly.hint.unit)];
  if (assembly.own.name !== 'value' || said === null || given === null) return;
  if (said === given || said === 'other' || given === 'other') return;
  throw new NotUnderstood('unit-mismatch', { start: 0, end: 1 }, { units: `${unit}、${assembly.hint.unit}` });
}

export function numberInput(
  assembly: Assembly,
  input: {
    name: string;
    label: string;
    unit: string | null;
    measure?: Measure;
    against?: Against;
    absent?: '0';
  },
): PointsNode {
  const known = assembly.inputs.find((one) => one.name === input.name);
  if (!known) {
    assembly.inputs.push({
      name: input.name,
      label: input.label,
      type: 'number',
      unit: input.unit,
      ...(input.measure ? { measure: input.measure } : {}),
      ...(input.against ? { against: input.against } : {}),
      ...(input.absent ? { absent: '0' as never } : {}),
    });
  } else if (
    known.type !== 'number' ||
    (input.name !== assembly.own.name && known.unit !== input.unit) ||
    (known.measure ?? 'value') !== (input.measure ?? 'value') ||
    (known.against ?? input.against) !== (input.against ?? known.against)
  ) {
    throw new NotUnderstood('reference-unclear', { start: 0, end: 0 });
  } else if (known.against === undefined && input.against !== undefined) {
    // 每高于全市平均1个百分点加1分;每低1个百分点扣1分: only one of the two says from where.
    assembly.inputs[assembly.inputs.indexOf(known)] = { ...known, against: input.against };
  }
  return { node: 'quantity', input: input.name };
}

/** A statement that holds or not. `absent` false: unless said so, it does not. */
export function statementInput(assembly: Assembly, label: string, absent = false): string {
  // Points for nothing that is named would count always or never.
  if (
    label === '' ||
    /^(?:最高|最多|最低|至多|累计|合计|总计|封顶|上限|得分|满分|总分|本项|该项|其他|其它|否则|其余|且|并|并且|同时|但|也|则|的|即)$/.test(
      label,
    )
  )
    throw new NotUnderstood('not-understood', { start: 0, end: 1 });
  const name = freeName(assembly, label, 'boolean');
  if (!assembly.inputs.some((one) => one.name === name)) {
    assembly.inputs.push({
      name,
      label,
      type: 'boolean',
      unit: null,
      ...(absent ? { absent: false as const } : {}),
    });
  }
  return name;
}

function freeName(assembly: Assembly, label: string, type: RuleInput['type']): string {
  const wanted = label === '' || label === 'value' ? '情形' : label;
  const known = assembly.inputs.find((one) => one.name === wanted);
  return known && known.type !== type ? `${wanted}(${type === 'boolean' ? '是否' : '数'})` : wanted;
}

const TAIL =
  /(?:的(?:县区|县\(市、区\)|县|单位|部门|企业|地区|乡镇|街道|镇街|市县|县市区|项目|情况|情形|人员|个人|集体|区县|市州)?|者|等情况|等情形|等行为|现象)$/;

/** Words that name an input, without what only leads in or out. */
export function labelOf(words: string): string {
  let label = words
    .replace(/^(?:[.,、:;\-\s①-⑳]|\d{1,2}[.、)])+/, '')
    .replace(
      /^(?:对于|对(?!接|口|外)|凡是|凡|若|如果|如有|如(?!期|实|数)|因|其中|另外|此外|但|且|并|和(?!谐)|及(?!时)|年内|全年|当年|年度内|年度|本年度|在季度考核中|在年度考核中)(?=.{2})/,
      '',
    );
  for (let turn = 0; turn < 3; turn += 1)
    label = label
      .replace(/在(?:季度|年度|月度)?考核中$|[的,](?:本项|该项|此项|本指标|该指标)$/, '')
      .replace(TAIL, '')
      .replace(/[,、:;.]+$/, '');
  return label.length > 60 ? label.slice(-60) : label;
}

export const times = (left: string, right: string): string =>
  toDecimalText(multiply(exact(left), exact(right)));
export const plus = (left: string, right: string): string => toDecimalText(add(exact(left), exact(right)));
export const lower = (left: string, right: string): string =>
  compare(exact(left), exact(right)) <= 0 ? left : right;
export const higher = (left: string, right: string): string =>
  compare(exact(left), exact(right)) >= 0 ? left : right;
export const isBelow = (left: string, right: string): boolean => compare(exact(left), exact(right)) < 0;
export const same = (left: string, right: string): boolean => compare(exact(left), exact(right)) === 0;
export const plain = (value: string): string => toDecimalText(exact(value));
