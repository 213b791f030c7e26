import type { CompiledRow } from '#shared/issuing/standards/compile-sheet.ts';
import { type Compiled, compileNotation } from '#shared/notation/compile-notation.ts';
import type { NotationDiagnostic } from '#shared/notation/diagnostic.ts';
import { bandsInside } from '#shared/rule-pack/lint/lint-bands.ts';
import type { ScoringRule } from '#shared/rule-pack/scoring-rule.ts';
import type { RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { FixChange } from '../check/apply-fix.ts';
import { pointsFor, type TriedValue, tellApart } from './example-values.ts';
import { compileOptionsOf, standardOf, withEntry } from './place-repairs.ts';

/** One way to read an open standard: what would be typed, what it then means, and what an example would get. */
export interface OfferedReading {
  /** Code of the wording in shared/messages/ui-rules-sheet.ts. */
  readonly code: ReadingCode;
  /** The words that would be added. */
  readonly words: string;
  readonly changes: readonly FixChange[];
  readonly compiled: Compiled;
  readonly example: Example | null;
}

/** The same values for every reading of a question, and what this reading gives for them. */
export interface Example {
  readonly values: readonly TriedValue[];
  readonly points: string | null;
}

const READING_CODES = [
  'band-linear',
  'band-low',
  'band-high',
  'alternatives',
  'together',
  'missed-nothing',
  'missed-share',
  'rest-nothing',
  'base-weight',
  'base-nothing',
  'each',
  'once',
  'own-by-first',
  'first-by-own',
] as const;
export type ReadingCode = (typeof READING_CODES)[number];

/**
 * Readings of an open standard, each as words that the issuer may type. Only what is then understood with nothing left
 * open is offered, so a reading that the compiler doesn't know is never shown.
 */
export function offerReadings(row: CompiledRow, sheet: RawSheet): readonly OfferedReading[] {
  const standard = standardOf(row, sheet);
  if (!standard) return [];
  const asked = row.diagnostics.filter((one) => one.severity !== 'note');
  const found: (Omit<OfferedReading, 'example'> & { readonly rule: ScoringRule })[] = [];
  for (const { code, words, text } of asked.flatMap((one) => candidates(one, row, standard.text))) {
    if (found.some((one) => one.code === code)) continue;
    const compiled = compileNotation(text, compileOptionsOf(row));
    if (!compiled.ok || !compiled.rule || compiled.diagnostics.some((one) => one.severity !== 'note'))
      continue;
    if (found.some((one) => one.compiled.text === compiled.text)) continue;
    const change = { sheet: sheet.name, cell: standard.cell, before: standard.text, after: text };
    found.push({ code, words, compiled, rule: compiled.rule, changes: [change] });
  }
  const values = tellApart(found.map((one) => one.rule));
  return found.map(({ rule, ...reading }) => ({
    ...reading,
    example: values && { values, points: pointsFor(rule, values) },
  }));
}

interface Candidate {
  readonly code: ReadingCode;
  readonly words: string;
  readonly text: string;
}

function candidates(diagnostic: NotationDiagnostic, row: CompiledRow, text: string): readonly Candidate[] {
  const { params } = diagnostic;
  const appended = (code: ReadingCode, ...phrases: readonly string[]): Candidate[] =>
    phrases.map((words) => ({ code, words, text: `${text.replace(/[。;；,，\s]+$/, '')}。${words}` }));
  const opened = (code: ReadingCode, ...phrases: readonly string[]): Candidate[] =>
    phrases.map((words) => ({ code, words, text: `${words}${text}` }));
  const most = row.maxPoints;
  switch (diagnostic.code) {
    case 'band-gap':
      return gapEntries(row, params).flatMap(({ code, words }) => {
        const filled = withEntry(row, text, words);
        return filled ? [{ code, words, text: filled }] : [];
      });
    case 'parts-or-alternatives':
      return [
        ...appended(
          'alternatives',
          '以上就高计分,不重复计分。',
          '就高不重复计分。',
          '就高不就低。',
          '取最高分。',
        ),
        ...(most
          ? appended(
              'together',
              `以上各项得分累加,最高不超过${most}分。`,
              `可累计得分,最高不超过${most}分。`,
              `各项可累加,最高${most}分。`,
            )
          : appended('together', '以上各项得分累加。', '可累计得分。')),
      ];
    case 'below-target-open':
      return [
        ...appended('missed-nothing', '未完成不得分。', '未完成的不得分。'),
        ...appended('missed-share', '未完成的按完成比例计分。', '未完成按完成比例得分。'),
      ];
    case 'places-after-list':
      return appended('rest-nothing', '其余不得分。', '其他名次不得分。');
    case 'base-missing':
      return most
        ? [
            ...opened('base-weight', `基本分${most}分。`, `基本分${most}分,`, `基础分${most}分,`),
            ...opened('base-nothing', '基本分0分。', '基本分0分,', '基础分0分,'),
          ]
        : [];
    case 'per-unit-or-threshold':
      return [
        ...replaced('each', text, diagnostic.at, /(?=\d+(?:\.\d+)?\s*分)/, `每${row.unit || '个'}`),
        ...replaced('once', text, diagnostic.at, /(?=\d+(?:\.\d+)?\s*分)/, '一次性得'),
      ];
    case 'first-ratio-direction':
      return [
        ...appended('own-by-first', '得分=本单位数值÷第一名数值×本项分值。'),
        ...appended('first-by-own', '得分=第一名数值÷本单位数值×本项分值。'),
      ];
    default:
      return [];
  }
}

/** The fragment of the text with words put where the pattern matches. */
function replaced(
  code: ReadingCode,
  text: string,
  [start, end]: readonly [number, number],
  pattern: RegExp,
  words: string,
): readonly Candidate[] {
  const fragment = text.slice(start, end);
  const after = fragment.replace(pattern, words);
  return after === fragment ? [] : [{ code, words, text: text.slice(0, start) + after + text.slice(end) }];
}

/** A straight band between the two printed ends; or the lower, or the upper points throughout. */
function gapEntries(
  row: CompiledRow,
  { from, to }: NotationDiagnostic['params'],
): readonly Omit<Candidate, 'text'>[] {
  const points = compileNotation(row.text, compileOptionsOf(row)).rule?.points;
  const bands = points ? bandsInside(points).flat() : [];
  const below = bands.find((band) => band.to === from);
  const above = bands.find((band) => band.from === to);
  if (!below || !above) return [];
  const range = `${to}-${from}${row.unit}`;
  return [
    { code: 'band-linear', words: `${range}(${above.pointsFrom}-${below.pointsTo}分)` },
    { code: 'band-low', words: `${range}(${below.pointsTo}分)` },
    { code: 'band-high', words: `${range}(${above.pointsFrom}分)` },
  ];
}
