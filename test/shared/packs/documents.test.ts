import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packById } from '#shared/packs/registry.ts';
import type { Target } from '#shared/rule-pack/rule-pack.ts';

const materials = resolve(process.env.KEZHI_MATERIALS ?? '../shared');
const tables = resolve(materials, 'data/seed-tables.json');
const absent = !existsSync(tables);

interface SeedRecord {
  readonly id: string;
  readonly indicator: string;
  readonly unit: string;
  readonly scope: string;
  readonly period: string;
  readonly baseline_value: number | null;
  readonly baseline_year: number | null;
  readonly constraint_value: number | null;
  readonly expected_value: number | null;
  readonly target_value: number | null;
}

const records: readonly SeedRecord[] = absent ? [] : JSON.parse(readFileSync(tables, 'utf8')).records;
const withPrefix = (prefix: RegExp): readonly SeedRecord[] => records.filter((one) => prefix.test(one.id));

/** `科技进步贡献率(%)` → `科技进步贡献率`. */
const printedName = (record: SeedRecord): string =>
  record.indicator.endsWith(`(${record.unit})`)
    ? record.indicator.slice(0, -record.unit.length - 2)
    : record.indicator;

type Row = readonly [
  indicator: string,
  scope: string | null,
  kind: Target['kind'],
  period: string,
  value: string,
];

/** Figures of a pack as rows, by the name a row of the document has. */
function rowsOf(id: string): Set<string> {
  const pack = packById(id)!;
  return new Set(
    pack.targets.map((target) => {
      const indicator = pack.indicators.find((one) => one.id === target.indicatorId)!;
      return row([indicator.name, target.scope, target.kind, target.period, target.value ?? '']);
    }),
  );
}

const row = (cells: Row): string => cells.map((cell) => cell ?? '').join(' | ');
const missingFrom = (id: string, rows: readonly Row[]): string[] => {
  const known = rowsOf(id);
  return rows.map(row).filter((one) => !known.has(one));
};
const scopeOf = (record: SeedRecord, ...scopes: string[]): string | null =>
  scopes.includes(record.scope) ? record.scope : null;

describe.skipIf(absent)('the figures of the documents (needs the materials)', () => {
  it('stand in the Dingxi tables of 2025 and 2022 with the years of their data', () => {
    const scopes = ['市本级', '县区', '省级以上', '市级'];
    const table2025 = withPrefix(/^DX25/).flatMap((one): Row[] => {
      const scope = scopeOf(one, ...scopes);
      return [
        [printedName(one), scope, 'baseline', String(one.baseline_year), String(one.baseline_value)],
        [printedName(one), scope, 'constraint', '2025', String(one.constraint_value)],
        [printedName(one), scope, 'expectation', '2025', String(one.expected_value)],
      ];
    });
    expect(table2025).toHaveLength(51);
    expect(missingFrom('dingxi-targets-2025', table2025)).toEqual([]);
    const table2022 = withPrefix(/^DX22/).map(
      (one): Row => [printedName(one), scopeOf(one, ...scopes), 'target', '2022', String(one.target_value)],
    );
    expect(table2022).toHaveLength(17);
    expect(missingFrom('dingxi-targets-2022', table2022)).toEqual([]);
  });

  it('stand in the Longnan list, with no base value for the location quotient', () => {
    const rows = withPrefix(/^LN26/).flatMap((one): Row[] => [
      ...(one.baseline_value === null
        ? []
        : [
            [
              one.indicator,
              scopeOf(one, '市本级', '县区'),
              'baseline',
              '2022',
              String(one.baseline_value),
            ] as const,
          ]),
      [one.indicator, scopeOf(one, '市本级', '县区'), 'target', '2026', String(one.target_value)],
    ]);
    expect(missingFrom('longnan-index-2026', rows)).toEqual([]);
  });

  it('stand in the Gansu pack for 2025 and 2030', () => {
    const rows = withPrefix(/^GS/).map(
      (one): Row => [
        one.indicator === 'R&D经费投入' ? '全社会研究与试验发展(R&D)经费投入' : one.indicator,
        null,
        'target',
        one.period,
        String(one.target_value),
      ],
    );
    expect(rows).toHaveLength(26);
    expect(missingFrom('gansu-base-2030', rows)).toEqual([]);
  });

  it.each([
    ['pingliang-transfer', /^PL1/, 13],
    ['pingliang-services', /^PL2-00[13]/, 2],
    ['pingliang-teams', /^PL3-00[1-6]/, 6],
    ['jiuquan-support', /^S3-/, 8],
  ] as const)('stand in %s', (id, prefix, count) => {
    const rows = withPrefix(prefix).map(
      (one): Row => [one.indicator, null, 'target', '2020', String(one.target_value)],
    );
    expect(rows).toHaveLength(count);
    expect(missingFrom(id, rows)).toEqual([]);
  });

  it('stand in the plan without years, once where chapters repeat a target', () => {
    const repeated = ['S1-024', 'S1-028', 'S1-029'];
    const values = (prefix: RegExp): string[] =>
      withPrefix(prefix)
        .filter((one) => one.target_value !== null && !repeated.includes(one.id))
        .map((one) => String(one.target_value));
    const pack = packById('plan-135')!;
    const held = (kind: Target['kind']): string[] =>
      pack.targets.filter((one) => one.kind === kind).map((one) => one.value ?? '');
    expect(values(/^S1-/).filter((value) => !held('target').includes(value))).toEqual([]);
    expect(held('target')).toHaveLength(51);
    expect(held('baseline').sort()).toEqual(values(/^S1B/).sort());
  });

  it('stand in the strong-city plan with the year printed for each', () => {
    const rows = withPrefix(/^S2-/)
      .filter((one) => one.target_value !== null)
      .map(
        (one): Row => [
          one.indicator,
          null,
          'target',
          one.period === 'annual' ? '2026' : one.period,
          String(one.target_value),
        ],
      );
    expect(missingFrom('strong-city-2026', rows)).toEqual([]);
  });
});
