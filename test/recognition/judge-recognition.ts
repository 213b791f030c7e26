import { absolute, compare, equals, exact, multiply, parseExact, subtract } from '#shared/model/exact.ts';
import type { Finding } from '#shared/model/finding.ts';
import type { Reading } from '#shared/model/reading.ts';

/** A truth file beside a workbook; its conventions are in the README beside the training workbooks. */
export interface Truth {
  readonly file: string;
  readonly pack: string;
  readonly readings: readonly TruthReading[];
  readonly planted?: readonly TruthFinding[];
  readonly acceptable?: readonly TruthFinding[];
}

export interface TruthReading {
  readonly sheet: string;
  readonly cell: string;
  readonly indicator: string;
  readonly scope?: string | null;
  readonly region?: string | null;
  readonly period: string;
  readonly kind: string;
  readonly value?: string | null;
  readonly unit?: string;
}

export interface TruthFinding {
  readonly sheet: string;
  readonly cell: string;
  readonly code: string;
  readonly alt?: boolean;
}

export interface ReadingVerdict {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly beyond: number;
  readonly bad: readonly {
    readonly errors: readonly string[];
    readonly truth: TruthReading;
    readonly found?: Reading;
  }[];
}

const AREAS: Readonly<Record<string, string>> = {
  'dingxi-targets-2022': '621100',
  'dingxi-targets-2025': '621100',
  'dingxi-assessment': '621100',
  'longnan-index-2026': '621200',
  'gansu-base-2030': '620000',
  'pingliang-teams': '620800',
  'jiuquan-support': '620900',
};
const MONEY: Readonly<Record<string, string>> = { 元: '0.0001', 万元: '1', 亿元: '10000' };

const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s的、,，。.:：;；()\-—_&]/g, '');

/** Counts readings that agree with the truth cell by cell, as the judge of the materials does. */
export function judgeReadings(truth: Truth, readings: readonly Reading[]): ReadingVerdict {
  const byCell = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = `${reading.sheet}!${reading.cell}`;
    byCell.set(key, [...(byCell.get(key) ?? []), reading]);
  }
  let right = 0;
  let missed = 0;
  const bad: { errors: readonly string[]; truth: TruthReading; found?: Reading }[] = [];
  for (const expected of truth.readings) {
    const key = `${expected.sheet}!${expected.cell}`;
    const found = byCell.get(key) ?? [];
    byCell.delete(key);
    if (found.length === 0) {
      if (expected.value === null) right++;
      else {
        missed++;
        bad.push({ errors: ['missed'], truth: expected });
      }
      continue;
    }
    const best = found
      .map((reading) => ({ reading, errors: errorsOf(expected, reading, AREAS[truth.pack] ?? null) }))
      .sort((a, b) => a.errors.length - b.errors.length)[0]!;
    if (best.errors.length === 0) right++;
    else bad.push({ errors: best.errors, truth: expected, found: best.reading });
  }
  return { right, wrong: bad.length - missed, missed, beyond: byCell.size, bad };
}

function errorsOf(expected: TruthReading, found: Reading, area: string | null): readonly string[] {
  const errors: string[] = [];
  const region = (code: string | null | undefined): string | null => (!code || code === area ? null : code);
  if (plainName(found.indicator) !== plainName(expected.indicator)) errors.push('indicator');
  if ((expected.scope || null) !== (found.scope || null)) errors.push('scope');
  if (found.period !== expected.period) errors.push('period');
  if (found.kind !== expected.kind) errors.push('kind');
  if (region(found.region) !== region(expected.region)) errors.push('region');
  if (!sameValue(expected, found)) errors.push('value');
  return errors;
}

function sameValue(expected: TruthReading, found: Reading): boolean {
  const wanted = expected.value ? parseExact(expected.value) : null;
  if (!wanted || found.value === null) return wanted === null && found.value === null;
  const factor = expected.unit === '万元' ? MONEY[found.unit] : undefined;
  const value = factor ? multiply(exact(found.value), exact(factor)) : exact(found.value);
  return (
    equals(value, wanted) ||
    compare(absolute(subtract(value, wanted)), multiply(absolute(wanted), exact('0.000000001'))) <= 0
  );
}

export interface FindingVerdict {
  readonly planted: number;
  readonly hit: number;
  readonly unfound: readonly TruthFinding[];
  readonly falseAlarms: readonly Finding[];
}

/** Planted findings that were found, and blocking or query findings that nobody planted. */
export function judgeFindings(truth: Truth, findings: readonly Finding[]): FindingVerdict {
  const key = (finding: { sheet: string | null; cell: string | null; code: string }): string =>
    `${finding.sheet}|${finding.cell}|${finding.code}`;
  const found = new Map(findings.map((finding) => [key(finding), finding]));
  const planted = truth.planted ?? [];
  const acceptable = truth.acceptable ?? [];
  const alternatives = acceptable.filter((finding) => finding.alt);
  const unfound = planted.filter(
    (finding) =>
      !found.has(key(finding)) &&
      !alternatives.some((other) => other.code === finding.code && found.has(key(other))),
  );
  const allowed = new Set([...planted, ...acceptable].map(key));
  const falseAlarms = [...found]
    .filter(([at, finding]) => !allowed.has(at) && finding.severity !== 'notice')
    .map(([, finding]) => finding);
  return {
    planted: new Set(planted.map(key)).size,
    hit: new Set(planted.map(key)).size - unfound.length,
    unfound,
    falseAlarms,
  };
}
