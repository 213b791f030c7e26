import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DecimalText, IndicatorId, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Reading, ScoringInput } from '#shared/model/reading.ts';
import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';
import { scoreSubmission } from '#shared/score/score-submission.ts';

const folder = join(process.env.KEZHI_MATERIALS ?? '../shared', 'data/workbooks/demo');
const present = existsSync(folder);
const pack = 'county-leap' as PackId;
const period = '2022' as PeriodId;
const idOf = new Map(countyLeap.indicators.map((one) => [one.name, one.id]));

interface ExpectedItem {
  readonly indicator: string;
  readonly input: string | Readonly<Record<string, number>> | null;
  readonly points: string | null;
  readonly state: string;
}

/** What the recogniser hands over, built from the truth of the demonstration workbooks. */
function readingsOf(
  items: readonly ExpectedItem[],
  region: RegionCode,
): { readings: Reading[]; inputs: ScoringInput[] } {
  const readings: Reading[] = [];
  const inputs: ScoringInput[] = [];
  for (const item of items) {
    const indicatorId = idOf.get(item.indicator) as IndicatorId;
    const reading = (kind: 'actual' | 'score', value: string): Reading => ({
      sheet: 's',
      cell: 'A1',
      pack,
      indicatorId,
      indicator: item.indicator,
      scope: null,
      region,
      period,
      kind,
      value: value as DecimalText,
      unit: '',
      raw: value,
      marks: [],
      places: 0,
      table: 0,
      sure: 'sure',
    });
    const stated = (label: string, value: string): ScoringInput => ({
      pack,
      indicatorId,
      region,
      period,
      label,
      value: value as DecimalText,
      sheet: 's',
      cell: 'A1',
      raw: label,
    });
    if (item.input === null) readings.push(reading('score', item.points ?? '0'));
    else if (typeof item.input === 'object')
      for (const [label, count] of Object.entries(item.input)) inputs.push(stated(label, String(count)));
    else if (/^[\d.]+$/.test(item.input)) readings.push(reading('actual', item.input));
    else for (const label of item.input.split('；')) inputs.push(stated(label, 'true'));
  }
  return { readings, inputs };
}

describe.runIf(present)('the demonstration counties under the district evaluation', () => {
  const expected = present
    ? JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    : { counties: {} };

  it('has the materials at hand', () => {
    expect(readdirSync(folder).length).toBeGreaterThan(1);
  });

  for (const [region, county] of Object.entries<{
    name: string;
    leap: {
      items: ExpectedItem[];
      undecided: { totalExact: string; maxCounted: string };
      decided: { totalExact: string; total: string; item4Points: string };
    };
  }>(expected.counties)) {
    it(`scores every item of ${county.name} as published, undecided and decided`, () => {
      const { readings, inputs } = readingsOf(county.leap.items, region as RegionCode);
      const options = { region: region as RegionCode, period, digest: 'sha256:0' };
      const sheet = scoreSubmission(countyLeap, readings, inputs, options);
      expect(sheet.items.map((item) => [item.indicator, item.points, item.state])).toEqual(
        county.leap.items.map((item) => [item.indicator, item.points, item.state]),
      );
      expect([sheet.totalExact, sheet.maxCounted]).toEqual([
        county.leap.undecided.totalExact,
        county.leap.undecided.maxCounted,
      ]);
      expect(sheet.provisional).toBe(county.leap.undecided.maxCounted !== '100');
      const decided = scoreSubmission(countyLeap, readings, inputs, {
        ...options,
        decisions: [{ question: 'high-tech-gap', option: '100-10家(10-4分)' }],
      });
      expect([decided.totalExact, decided.total, decided.maxCounted, decided.provisional]).toEqual([
        county.leap.decided.totalExact,
        county.leap.decided.total,
        '100',
        false,
      ]);
      expect(decided.items.find((item) => item.indicator === '高新技术企业数量')?.points).toBe(
        county.leap.decided.item4Points,
      );
    });
  }
});

describe.runIf(!present)('the demonstration counties under the district evaluation', () => {
  it('cannot be compared: the materials are not at KEZHI_MATERIALS nor at ../shared', () => {
    expect(present).toBe(false);
  });
});
