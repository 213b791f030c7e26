import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openWorkbookFile } from '#backend/cli/open-workbook-file.ts';
import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { prepareSnapshot, workbookDigest } from '#shared/check/prepare-snapshot.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import type { DecimalText, RegionCode } from '#shared/model/brands.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { explain, isExplainable } from '#shared/validate/explanations.ts';
import { codeOf, type LiveCity, type LiveKey, openLiveCity } from './live-city.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const train = resolve(root, process.env.KEZHI_MATERIALS ?? '../shared', 'data/workbooks/train');
const demo = join(root, 'backend/demo/workbooks');
const prepared = preparePacks(allPacks, nativeSha256);

interface Case {
  readonly pack: string;
  readonly file: string;
  readonly region: string;
}

const workbookIn = (folder: string, prefix: string): string | null => {
  const name = existsSync(folder)
    ? readdirSync(folder).find((one) => one.startsWith(prefix) && one.endsWith('.xlsx'))
    : undefined;
  return name === undefined ? null : join(folder, name);
};

const CASES: readonly Case[] = (
  [
    ['dingxi-targets-2022', workbookIn(demo, '621125'), '621125'],
    ['county-leap', workbookIn(demo, '621102'), '621102'],
    ['dingxi-targets-2022', workbookIn(train, 'T03'), '621124'],
    ['dingxi-targets-2022', workbookIn(train, 'T14'), '621125'],
    ['county-leap', workbookIn(train, 'T08'), '621122'],
    ['dingxi-assessment', workbookIn(train, 'T09'), '621102'],
    ['longnan-index-2026', workbookIn(train, 'T07'), '621200'],
    ['gansu-base-2030', workbookIn(train, 'T13'), '620000'],
    ['pingliang-teams', workbookIn(train, 'T12'), '620802'],
  ] as const
).flatMap(([pack, file, region]) => (file === null ? [] : [{ pack, file, region }]));
if (!existsSync(train))
  process.stderr.write(`${train} is absent: only the demonstration workbooks were submitted.\n`);

function snapshotFor(city: LiveCity, { pack: id, file, region }: Case): Snapshot {
  const opened = openWorkbookFile(file);
  if ('refusal' in opened) throw new Error(opened.refusal.code);
  const pack = allPacks.find((one) => one.id === id)!;
  const check = checkWorkbook(opened.raw, { packs: allPacks, region: region as RegionCode }, prepared);
  return prepareSnapshot({
    check,
    pack,
    packDigest: prepared.digestOf(pack),
    site: city.site.site,
    region: region as RegionCode,
    department: null,
    period: check.recognition.period!,
    nature: '年报数',
    revision: 1,
    previous: null,
    createdAt: '2022-07-01T00:00:00Z',
    explanations: check.findings
      .filter((finding) => finding.pack === id && isExplainable(finding))
      .map((finding) => explain(finding, '已与统计部门核对。')),
    workbookName: 'workbook.xlsx',
    hash: nativeSha256,
  });
}

const isBlocked = ({ findings }: Snapshot): boolean =>
  findings.some(({ severity, code }) => severity === 'blocking' && code !== 'required-missing');

/** The same snapshot with other readings, and a workbook digest that fits them. */
const withReadings = (snapshot: Snapshot, readings: Snapshot['readings']): Snapshot => ({
  ...snapshot,
  readings,
  workbook: { ...snapshot.workbook, digest: workbookDigest(readings, snapshot.inputs, nativeSha256) },
});

describe.each(CASES)('a workbook of $pack from $region', (one) => {
  it('is recomputed by the server to the same findings and score, and any other is refused by name', async () => {
    const region = { region: one.region, name: one.region };
    const city = await openLiveCity({
      region: `${one.region.slice(0, 2)}9999`,
      name: '上级',
      regions: [region],
    });
    try {
      const boss = await city.enrol('coordinator', city.site.region);
      const key = await city.enrol('reporter', one.region);
      const honest = snapshotFor(city, one);
      expect(honest.readings.length).toBeGreaterThan(0);
      const open = { act: 'open', pack: one.pack, period: honest.period };
      expect((await city.act('/periods', boss, 'kezhi-period/1', open)).status).toBe(200);
      const send = sender(city, key);
      for (const [altered, code] of alterationsOf(honest)) expect(await send(altered)).toBe(code);
      expect(await send(honest)).toBe(isBlocked(honest) ? '422 blocking-findings' : '201 undefined');
    } finally {
      await city.close();
    }
  });
});

const sender =
  (city: LiveCity, key: LiveKey) =>
  async (snapshot: Snapshot): Promise<string> =>
    codeOf(await city.postJws('/snapshots', key.sign('kezhi-snapshot/1', snapshot)));

/** What a dishonest sender could change, and what the server says to it. */
function alterationsOf(honest: Snapshot): readonly (readonly [Snapshot, string])[] {
  const { score, readings, inputs } = honest;
  const made: (readonly [Snapshot, string])[] = [
    [{ ...honest, pack: { ...honest.pack, version: '99.0.0' } }, '422 unknown-pack'],
    [{ ...honest, engine: honest.engine + 1 }, '409 engine-mismatch'],
    [
      {
        ...honest,
        readings: readings.map((one, index) => (index === 0 ? { ...one, raw: `${one.raw} ` } : one)),
      },
      '422 workbook-digest-mismatch',
    ],
    [
      {
        ...honest,
        findings: [
          ...honest.findings,
          {
            code: 'outlier',
            basis: 'readings',
            indicatorId: null,
            scope: null,
            period: null,
            severity: 'notice',
          },
        ],
      },
      '422 findings-mismatch',
    ],
  ];
  const dropped = honest.findings.findIndex(({ basis }) => basis === 'readings');
  if (dropped >= 0)
    made.push([{ ...honest, findings: honest.findings.toSpliced(dropped, 1) }, '422 findings-mismatch']);
  if (score) {
    made.push([{ ...honest, score: null }, '422 score-mismatch']);
    made.push([{ ...honest, score: { ...score, total: '100' as DecimalText } }, '422 score-mismatch']);
    const items = score.items.map((item) => ({ ...item, attainment: '1.5' as DecimalText }));
    made.push([{ ...honest, score: { ...score, items } }, '422 score-mismatch']);
  }
  if (score && inputs.length > 0) {
    const without = { ...honest, inputs: [] };
    made.push([withReadings(without, readings), '422 score-mismatch']);
  }
  if (!isBlocked(honest) && honest.explanations.length > 0) {
    const gap = honest.findings.some(
      ({ code, severity }) => code === 'required-missing' && severity === 'blocking',
    );
    made.push([{ ...honest, explanations: [] }, gap ? '422 blocking-findings' : '422 explanation-missing']);
  }
  return made;
}
