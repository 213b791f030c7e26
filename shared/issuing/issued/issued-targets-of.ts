import type { PeriodId, RegionCode } from '../../model/brands.ts';
import { equals, exact, sum, toDecimalText } from '../../model/exact.ts';
import type { Reading, ReadingKind, Recognition } from '../../model/reading.ts';
import { checkIssuedTargets, type IssuedTargetsNote } from '../../rule-pack/check-issued-targets.ts';
import type { IssuedTargets, RulePack, Target } from '../../rule-pack/rule-pack.ts';
import type { RawWorkbook } from '../../workbook/raw-workbook.ts';
import { recogniseWorkbook } from '../../workbook/recognise-workbook.ts';
import { regionName } from '../../workbook/text/region-names.ts';
import type { IssuingNote } from '../issuing-note.ts';

export interface IssuedTargetsOptions {
  /** Filled in where the workbook names no year. */
  readonly period: PeriodId | null;
  readonly document?: string;
}

export interface ReadIssuedTargets {
  /** null when no target of any region was found. */
  readonly issued: IssuedTargets | null;
  readonly notes: readonly IssuingNote[];
}

const TARGET_KINDS: readonly ReadingKind[] = ['target', 'constraint', 'expectation'];

/**
 * 分解表 out of a workbook, regions in rows or in columns: what the recogniser reads as targets of regions. A table of
 * plain numbers in a file given as 分解表 is one of targets. Σ of the parts is held against the city's own figure.
 */
export function issuedTargetsOf(
  raw: RawWorkbook,
  pack: RulePack,
  options: IssuedTargetsOptions,
): ReadIssuedTargets {
  const recognition = recogniseWorkbook(raw, [pack], {
    packId: pack.id,
    ...(options.period === null ? {} : { period: options.period }),
  });
  const typed = targetReadings(recognition);
  const area = pack.area ?? recognition.region;
  const targets = typed.flatMap((reading) => {
    const region = reading.region ?? recognition.region;
    return region === null || region === area ? [] : [{ reading, target: targetOf(reading, region, raw) }];
  });
  const [first] = targets;
  if (!first) return { issued: null, notes: unplacedNotes(recognition) };
  const issued: IssuedTargets = {
    format: 'kezhi-issued-targets/1',
    pack: pack.id,
    period: first.target.period,
    targets: targets.map((one) => one.target),
    document: options.document ?? raw.name.replace(/\.\w+$/, ''),
  };
  return {
    issued,
    notes: [
      ...yearNotes(recognition, first.reading.sheet, issued.period),
      ...checkIssuedTargets(pack, issued).map((note): IssuingNote => {
        const at = targets.find(({ target }) => speaksOf(note, target, pack))?.reading;
        return {
          code: note.code,
          severity:
            note.severity === 'error' ? 'blocking' : note.severity === 'question' ? 'query' : 'notice',
          sheet: at?.sheet ?? null,
          cell: at?.cell ?? null,
          params: withRegionNames(note.params),
        };
      }),
      ...ownTotalNotes(
        typed,
        targets.map((one) => one.target),
        pack,
        area,
      ),
      ...unplacedNotes(recognition),
    ],
  };
}

/** The first cell of the indicator a note is about, or its region's own. */
function speaksOf({ params }: IssuedTargetsNote, target: Target, pack: RulePack): boolean {
  const indicator = pack.indicators.find(({ id }) => id === target.indicatorId);
  return (
    (indicator?.name ?? target.indicatorId) === params.indicator &&
    (params.scope || null) === target.scope &&
    (params.kind === undefined || params.kind === target.kind) &&
    (params.region === undefined || params.region === '' || params.region === target.region)
  );
}

/** Nobody named the year: what is issued for a guessed one binds the wrong year. */
const yearNotes = ({ period }: Recognition, sheet: string, year: PeriodId): IssuingNote[] =>
  period === null
    ? [{ code: 'issued-year-missing', severity: 'query', sheet, cell: null, params: { year } }]
    : [];

/** Codes of regions as their names. */
const withRegionNames = (params: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'region' || name === 'regions'
        ? value
            .split('、')
            .map((code) => regionName(code as RegionCode))
            .join('、')
        : value,
    ]),
  );

/** Cells that say a target; in a table without any, its plain figures. */
function targetReadings(recognition: Recognition): readonly Reading[] {
  const tablesWithTargets = new Set(
    recognition.readings
      .filter((one) => TARGET_KINDS.includes(one.kind))
      .map((one) => `${one.sheet}|${one.table}`),
  );
  return recognition.readings.filter(
    (one) =>
      one.value !== null &&
      (TARGET_KINDS.includes(one.kind) ||
        (one.kind === 'actual' && !tablesWithTargets.has(`${one.sheet}|${one.table}`))),
  );
}

const targetOf = (reading: Reading, region: RegionCode, raw: RawWorkbook): Target => ({
  indicatorId: reading.indicatorId,
  scope: reading.scope,
  region,
  // A target stands for the year, whatever part of it the sheet names.
  period: reading.period.slice(0, 4) as PeriodId,
  kind: reading.kind === 'constraint' || reading.kind === 'expectation' ? reading.kind : 'target',
  value: reading.value,
  comparator: '>=',
  raw: reading.raw,
  clause: `${raw.name} ${reading.sheet}!${reading.cell}`,
});

/** The city's own figure beside its counties, where it is not what they add up to. */
function ownTotalNotes(
  typed: readonly Reading[],
  targets: readonly Target[],
  pack: RulePack,
  area: RegionCode | null,
): IssuingNote[] {
  return typed.flatMap((whole): IssuingNote[] => {
    if (whole.region !== area || area === null || whole.value === null) return [];
    const indicator = pack.indicators.find((one) => one.id === whole.indicatorId);
    if (indicator?.aggregate !== 'sum') return [];
    const parts = targets.filter(
      (one) =>
        one.indicatorId === whole.indicatorId &&
        one.scope === whole.scope &&
        (one.kind === whole.kind || whole.kind === 'actual') &&
        one.value !== null,
    );
    const total = sum(parts.map((one) => exact(one.value!)));
    if (parts.length === 0 || equals(total, exact(whole.value))) return [];
    return [
      {
        code: 'issued-total-differs',
        severity: 'query',
        sheet: whole.sheet,
        cell: whole.cell,
        params: {
          indicator: indicator.name,
          scope: whole.scope ?? '',
          sum: toDecimalText(total),
          total: whole.value,
          unit: indicator.unit,
        },
      },
    ];
  });
}

const unplacedNotes = (recognition: Recognition): IssuingNote[] =>
  recognition.unplaced
    .filter((one) => one.likeIndicator)
    .map((one) => ({
      code: 'issued-row-unknown',
      severity: 'query',
      sheet: one.sheet,
      cell: one.cell,
      params: { text: one.text },
    }));
