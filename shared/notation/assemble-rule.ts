import { exact, isNegative } from '../model/exact.ts';
import type { PointsNode, RuleKind, ScoringRule, Veto } from '../rule-pack/scoring-rule.ts';
import { assembleFormula, looksLikeFormula } from './assemble-formula.ts';
import { assembleGrades, looksLikeGrades } from './assemble-grades.ts';
import { type Assembly, isBelow, labelOf, note, type Part, plain, statementInput } from './assembly.ts';
import { flattenBrackets } from './bracket-groups.ts';
import { buildPart } from './build-part.ts';
import type { CompileOptions } from './compile-notation.ts';
import { conditionOf } from './condition-of.ts';
import { type NotationDiagnostic, NotUnderstood } from './diagnostic.ts';
import { expandStatements } from './expand-statements.ts';
import { type Group, groupStatements } from './group-statements.ts';
import { type ReadStatements, readStatements } from './read-statements.ts';
import type { SourceText } from './source-text.ts';
import { type Item, splitItems } from './split-items.ts';
import type { Limit, Statement } from './statement.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenize.ts';
import { readUnitHint } from './unit-hint.ts';

/** From the spelled text to the rule: tokens, items, statements, parts, sum. */
export function assembleRule(
  source: SourceText,
  options: CompileOptions,
  notes: NotationDiagnostic[],
): ScoringRule {
  const split = splitItems(source);
  const tokens = split.items.map((item) => tokenize(source, item.start, item.end));
  const all = tokens.flat();
  const assembly = openAssembly(all, options, notes);
  if (looksLikeFormula(all)) return assembleFormula(source, all, assembly);
  if (looksLikeGrades(all)) return assembleGrades(source, all, assembly);
  if (all.every((token) => INERT.has(token.kind))) return discretionaryRule(source, assembly);
  const lead = split.lead ? tokenize(source, split.lead.start, split.lead.end) : [];
  const readings = readAll(source, split.items, tokens, split.lettered, notes);
  const onlyLimit =
    readings.length === 1 && readings[0]?.statements.length === 0
      ? limitedSum(readings[0].limits, assembly)
      : null;
  if (onlyLimit) return onlyLimit;
  const parts = readings.flatMap((read) => buildParts(read, assembly, readings.length));
  return joinParts(parts, readings, readLead(lead, notes), assembly);
}

const INERT = new Set<Token['kind']>([
  'words',
  'comma',
  'listcomma',
  'semicolon',
  'stop',
  'colon',
  'or',
  'and',
  'open',
  'close',
  'reference',
  'change',
  'relation',
  'year',
  'including',
]);

function openAssembly(
  tokens: readonly Token[],
  options: CompileOptions,
  notes: NotationDiagnostic[],
): Assembly {
  const named =
    /(?:基本分|基础分|基准分)(?:为|是)?(\d+(?:\.\d+)?)(?:分)?|[(（][^()（）]{0,12}?(\d+(?:\.\d+)?)分[)）]/.exec(
      options.indicator ?? '',
    );
  const printed = tokens.find((token) => token.kind === 'base')?.value ?? null;
  return {
    maxPoints:
      options.maxPoints === undefined || options.maxPoints === null ? null : plain(options.maxPoints),
    indicator: options.indicator ?? null,
    hint: readUnitHint(options.inputUnit ?? null),
    base: printed ?? named?.[1] ?? named?.[2] ?? null,
    baseIsPrinted: false,
    own: { name: 'value', label: options.indicator ?? '本项数值' },
    inputs: [],
    assumed: new Set(),
    notes,
  };
}

/** Lettered lines, and numbered ones that each hold one line of the same ladder, are read together. */
function readAll(
  source: SourceText,
  items: readonly Item[],
  tokens: readonly (readonly Token[])[],
  lettered: boolean,
  notes: NotationDiagnostic[],
): ReadStatements[] {
  const flat = tokens.map((list) => flattenBrackets(list).tokens);
  const joined = (): ReadStatements => {
    const all: Token[] = [];
    flat.forEach((list, index) => {
      if (index > 0)
        all.push({
          kind: 'semicolon',
          text: ';',
          start: items[index]?.start ?? 0,
          end: items[index]?.start ?? 0,
          gap: false,
        });
      all.push(...list);
    });
    return readStatements(all, notes);
  };
  void source;
  if (lettered) return [joined()];
  const readings = flat.map((list) => readStatements(list, notes));
  const ladder =
    readings.length > 1 &&
    readings.every(
      (read) =>
        read.statements.length === 1 &&
        read.statements[0]?.award.verb === 'get' &&
        (read.statements[0].head.conditions.length === 1 ||
          read.statements[0].head.otherwise ||
          read.statements[0].award.what === 'none') &&
        read.statements[0].head.per === null,
    );
  return ladder ? [joined()] : readings;
}

function readLead(tokens: readonly Token[], notes: NotationDiagnostic[]): ReadStatements | null {
  if (tokens.every((token) => INERT.has(token.kind))) return null;
  const read = readStatements(flattenBrackets(tokens).tokens, notes);
  const titles = read.statements.every(
    (statement) =>
      statement.award.bare && statement.head.conditions.length === 0 && statement.head.per === null,
  );
  if (!titles)
    throw new NotUnderstood('not-understood', { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 });
  return read;
}

function buildParts(read: ReadStatements, assembly: Assembly, items: number): Part[] {
  const statements = expandStatements(applyUpfront(read));
  const local: Assembly = {
    ...assembly,
    base: read.base ?? assembly.base,
    baseIsPrinted: read.base !== null,
    maxPoints: items === 1 ? assembly.maxPoints : null,
  };
  const groups = mergeTitles(groupStatements(statements, local), local, read);
  const alone = groups.length === 1;
  return groups.map((group) => {
    const named = { ...local, own: ownNumber(group, assembly, items > 1 || !alone) };
    const vetoed =
      group.vetoes.length > 0 &&
      group.worth === null &&
      group.base === null &&
      group.rungs.length +
        group.rates.length +
        group.fixed.length +
        group.places.length +
        group.discretion.length ===
        0 &&
      !group.ratio;
    const vetoes = group.vetoes.map((statement) => vetoOf(statement, assembly));
    const part =
      vetoed && !alone
        ? null
        : vetoed
          ? { kind: 'veto' as const, points: null, most: null, bonus: false, span: group.span }
          : buildPart(group, named, alone);
    return {
      ...(part ?? { kind: 'veto' as const, points: null, most: null, bonus: false, span: group.span }),
      vetoes,
    } as Part & { vetoes: Veto[] };
  });
}

/** The number of the only part is the indicator's value; several parts each name their own. */
function ownNumber(group: Group, assembly: Assembly, several: boolean): Assembly['own'] {
  const words = [...group.rungs, ...(group.ratio ? [group.ratio] : [])].flatMap((statement) =>
    statement.head.conditions.map((condition) => condition.before),
  );
  const moved = group.rates.map((rated) => `${rated.statement.head.subject}${rated.per.label}`);
  const subject = labelOf(
    [...words, ...(group.base ? [group.base.head.words] : []), ...moved]
      .map(labelOf)
      .find((one) => one.length > 1) ?? '',
  ).slice(-24);
  const title = labelOf(group.title ?? '').slice(-24);
  const joined = title.includes(subject) ? title : subject.includes(title) ? subject : `${title}:${subject}`;
  if (several) return joined === '' ? assembly.own : { name: joined, label: joined };
  const { indicator } = assembly;
  if (indicator === null) return { name: 'value', label: joined === '' ? assembly.own.label : joined };
  return {
    name: 'value',
    label:
      joined === '' || indicator.includes(joined) || joined.length > 12
        ? indicator
        : `${indicator}(${joined})`,
  };
}

/** Limits printed before any statement (最高10分:…) belong to the first. */
function applyUpfront(read: ReadStatements): readonly Statement[] {
  const [first, ...others] = read.statements;
  if (read.limits.length === 0) return read.statements;
  if (!first) return [];
  return [{ ...first, limits: [...first.limits, ...read.limits] }, ...others];
}

/** A title with points (工业增加值(20分)) and the line that brings the same points are one part. */
function mergeTitles(groups: Group[], assembly: Assembly, read: ReadStatements): Group[] {
  const merged: Group[] = [];
  for (const group of groups) {
    const title = merged.at(-1);
    const bare =
      title &&
      title.worth !== null &&
      title.base === null &&
      title.rungs.length +
        title.rates.length +
        title.fixed.length +
        title.places.length +
        title.discretion.length +
        title.vetoes.length ===
        0 &&
      !title.ratio &&
      !title.otherwise;
    if (title && bare && group.worth === null) {
      group.worth = title.worth;
      group.title = title.title;
      merged.pop();
    }
    merged.push(group);
  }
  void assembly;
  if (merged.length === 1 && merged[0] && merged[0].worth === null && read.worth !== null)
    merged[0].worth = read.worth;
  return merged;
}

function vetoOf(statement: Statement, assembly: Assembly): Veto {
  const effect =
    /一票否决|一票否优|否优|取消.*|不合格|否决/.exec(statement.award.grade ?? '')?.[0] ?? '一票否决';
  const when =
    statement.head.conditions.length > 0
      ? conditionOf(statement, assembly, { kind: 'none' })
      : {
          test: 'holds' as const,
          input: statementInput(
            assembly,
            labelOf(statement.head.subject || statement.head.words) || '一票否决情形',
            true,
          ),
        };
  return { when, effect };
}

type BuiltPart = Part & { readonly vetoes?: readonly Veto[] };

/** The sum of the parts, cut to what is printed or to the weight of the item. */
function joinParts(
  built: readonly BuiltPart[],
  readings: readonly ReadStatements[],
  lead: ReadStatements | null,
  assembly: Assembly,
): ScoringRule {
  const vetoes = built.flatMap((part) => part.vetoes ?? []);
  const parts = built.filter((part) => part.points !== null);
  if (parts.length === 0 && vetoes.length === 0)
    throw new NotUnderstood('not-understood', { start: 0, end: built[0]?.span.end ?? 0 });
  if (parts.length === 0) return { kind: 'veto', inputs: assembly.inputs, points: null, vetoes };
  const bases = parts.filter((part) => part.kind === 'yes-no');
  const printedMax = lead?.statements[0]?.award.points[0] ?? lead?.worth ?? null;
  const max = assembly.maxPoints ?? printedMax;
  const oneOf =
    readings.length === 1 &&
    bases.length > 1 &&
    bases.length === parts.length &&
    readings[0]?.statements.some((statement) => statement.highest) === true;
  if (readings.length === 1 && bases.length > 1 && !oneOf) checkParts(parts, assembly, max);
  if (oneOf)
    return {
      kind: 'one-of',
      inputs: assembly.inputs.map((input) =>
        input.type === 'boolean' ? { ...input, absent: false as const } : input,
      ),
      points: { node: 'pick', which: 'highest', of: parts.map((part) => part.points) },
      ...(vetoes.length > 0 ? { vetoes } : {}),
      assumed: [...assembly.assumed].filter((code) => code !== 'zero-otherwise'),
    };
  const total = parts.every((part) => part.most !== null)
    ? parts.reduce((sum, part) => sum + Number(part.most), 0)
    : null;
  let points: PointsNode =
    parts.length === 1
      ? (parts[0]?.points as PointsNode)
      : { node: 'sum', parts: parts.map((part) => part.points) };
  const bonus = parts.some((part) => part.bonus);
  if (max !== null && readings.length > 1 && total !== null && total !== Number(max))
    note(
      assembly,
      'parts-against-maximum',
      { start: 0, end: parts.at(-1)?.span.end ?? 0 },
      { total: String(total), max },
    );
  const printed = parts.length > 1 ? totalCap(readings) : null;
  const cap =
    printed ?? (max !== null && !bonus && !isNegative(exact(max)) && isPositive(parts) ? max : null);
  if (cap !== null && (total === null || isBelow(cap, String(total)))) {
    if (printed === null) assembly.assumed.add('capped-at-maximum');
    points = { node: 'clamp', of: points, floor: null, cap: plain(cap) as never };
  }
  if (bonus) assembly.assumed.add('bonus-above-maximum');
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
function checkParts(parts: readonly Part[], assembly: Assembly, max: string | null): void {
  const total = parts.reduce((sum, part) => sum + Number(part.most ?? '0'), 0);
  const span = { start: parts[0]?.span.start ?? 0, end: parts.at(-1)?.span.end ?? 0 };
  if (max !== null && Math.abs(total - Number(max)) < 1e-9) return;
  throw new NotUnderstood(
    'parts-or-alternatives',
    span,
    { total: String(total), max: max ?? '' },
    'question',
  );
  void assembly;
}

/** 加分最多5分,超过5分的按5分计: points that come from elsewhere, cut here. */
function limitedSum(limits: readonly Limit[], assembly: Assembly): ScoringRule | null {
  const caps = limits.filter((limit) => limit.says === 'cap' || limit.says === 'cap-add');
  const [cap] = caps;
  if (!cap?.value || caps.length !== limits.length || caps.some((one) => one.value !== cap.value))
    return null;
  const label = assembly.indicator ?? '加分';
  return {
    kind: 'compound',
    inputs: [{ name: 'points', label, type: 'number', unit: '分', measure: 'points' }],
    points: {
      node: 'clamp',
      of: { node: 'quantity', input: 'points' },
      floor: null,
      cap: plain(cap.value) as never,
    },
  };
}

/** A text without any number or word of scoring: points are entered by a person. */
function discretionaryRule(source: SourceText, assembly: Assembly): ScoringRule {
  const span = { start: 0, end: source.text.length };
  if (assembly.maxPoints === null) throw new NotUnderstood('no-rule-printed', span);
  note(assembly, 'no-rule-printed', span, { max: assembly.maxPoints }, 'question');
  const label = assembly.indicator ?? '评分';
  return {
    kind: 'discretionary',
    inputs: [{ name: 'points', label, type: 'number', unit: '分', measure: 'points' }],
    points: {
      node: 'clamp',
      of: { node: 'quantity', input: 'points' },
      floor: '0' as never,
      cap: assembly.maxPoints as never,
    },
  };
}
