import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run as admin } from '#backend/cli/admin.ts';
import { run as city } from '#backend/cli/city.ts';
import { run as enrol } from '#backend/cli/enrol.ts';
import { run as issue } from '#backend/cli/issue.ts';
import { run as submit } from '#backend/cli/submit.ts';
import { readConfiguration } from '#backend/configuration.ts';
import { serveSite } from '#backend/server.ts';
import type { RunningServer } from '#backend/start-server.ts';
import { captured } from './captured.ts';
import { type Rows, writeRows } from './write-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-issue-'));
const at = (name: string) => join(folder, name);
let server: RunningServer;

beforeAll(async () => {
  process.env.KEZHI_PASSPHRASE = '一把好口令';
  const data = ['--data', at('data')];
  const begun = await captured(() => admin(['init', '--region', '621100', ...data]));
  await captured(async () => {
    const configuration = readConfiguration({ port: '0', data: at('data') }, {});
    server = await serveSite({ configuration, mayDemonstrate: false });
    return 0;
  });
  const enrolled = (code: string, key: string) =>
    captured(() => enrol(['--server', server.url, '--code', code, '--key', at(key)]));
  await enrolled(begun.out.trim().split('\n').at(-1)!, 'boss.key');
  for (const [role, region] of [
    ['issuer', '621100'],
    ['reporter', '621102'],
  ] as const) {
    const { out } = await captured(() => admin(['invite', '--region', region, '--role', role, ...data]));
    await enrolled(out.trim(), `${role}.key`);
  }
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const kezhi = (...args: readonly string[]) => captured(() => issue(args));
const withKey = (...args: readonly string[]) => kezhi(...args, '--key', at('issuer.key'));

const UNITS = ['安定区', '通渭县', '陇西县', '渭源县', '临洮县', '漳县', '岷县'];
const targets = (name: string, firms: readonly string[]): string =>
  writeRows(at(name), {
    分解表: [
      ['定西市2022年度科技创新主要指标分解表'],
      ['指标名称', '计量单位', ...UNITS],
      ['高新技术企业数', '家', ...firms],
    ],
  });
const list = (name: string, points: string, target: string): string => {
  const rows: Rows = [
    ['目标任务', '计量单位', '分值', '评分标准', '目标值'],
    ['高新技术企业培育', '家', points, `完成目标任务得${points}分,按完成比例计分`, target],
    ['科普活动', '场次', '40', '开展12场次以上得40分,每少1场扣0.5分', '12'],
  ];
  return writeRows(at(name), {
    安定区: [['2022年度科技创新目标责任清单（安定区）'], ...rows],
    漳县: [['2022年度科技创新目标责任清单（漳县）'], ...rows],
  });
};

describe('kezhi issue targets', () => {
  const good = () => targets('分解表.xlsx', ['18', '9', '20', '9', '18', '7', '9']);

  it('refuses a period that is none before anything is read or asked', async () => {
    const { status, error } = await kezhi('targets', at('没有.xlsx'), '--period', '去年', '--dry-run');
    expect([status, error]).toEqual([2, '不认识的报告期“去年”。写法如 2022、2022Q3、2022-09。\n']);
  });

  it('rehearses without a key: Σ of the parts against the city’s target, and nothing is sent', async () => {
    const { status, out } = await kezhi('targets', good(), '--pack', 'dingxi-targets-2022', '--dry-run');
    expect(status).toBe(0);
    expect(out).toContain('高新技术企业数:7 个单位合计 90 家,市级目标 90 家,相符');
    expect(out).toContain('没有签名,没有下达');
    const shown = await kezhi('show', '--pack', 'dingxi-targets-2022', '--server', server.url);
    expect(shown.out).not.toContain('分解表 2022');
  });

  it('issues with the issuer’s key, tells what a new version changes, and sends nothing where nothing does', async () => {
    const pack = ['--pack', 'dingxi-targets-2022'];
    expect((await withKey('targets', good(), ...pack)).out).toContain('已下达');
    expect((await withKey('targets', good(), ...pack)).out).toContain('没有重发');
    const moved = targets('分解表2.xlsx', ['19', '9', '20', '9', '18', '6', '9']);
    const { out } = await withKey('targets', moved, ...pack, '--document', '定科发〔2022〕12号');
    expect(out).toContain('2 处不同');
    expect(out).toContain('安定区 高新技术企业数 目标 18 → 19');
    expect(out).toContain('漳县 高新技术企业数 目标 7 → 6');
    const shown = await kezhi('show', ...pack, '--server', server.url);
    expect(shown.out).toContain('分解表 2022 年 · 定科发〔2022〕12号');
  });

  it('stops at a doubt with its cell and remedy until told otherwise, and at any other key', async () => {
    const short = targets('分解表3.xlsx', ['18', '9', '20', '9', '18', '7', '1']);
    const pack = ['--pack', 'dingxi-targets-2022'];
    const stopped = await withKey('targets', short, ...pack);
    expect([stopped.status, stopped.out]).toEqual([1, '']);
    expect(stopped.error).toMatch(/分解表!C3 .*分解合计 82 家,达不到全市目标 90 家;请/);
    expect((await withKey('targets', short, ...pack, '--anyway')).status).toBe(0);
    const county = await kezhi('targets', good(), ...pack, '--key', at('reporter.key'), '--json');
    expect([county.status, JSON.parse(county.out).error.code]).toEqual([1, 'role-not-allowed']);
    const boss = await kezhi('targets', good(), ...pack, '--key', at('boss.key'), '--json');
    expect([boss.status, JSON.parse(boss.out).error.code]).toEqual([1, 'role-not-allowed']);
    const none = await withKey('targets', list('清单.xlsx', '40', '18'), '--pack', 'county-leap');
    expect([none.status, none.error.includes('没有找到下达给县区的目标')]).toEqual([2, true]);
  });

  it('is taken back with a reason', async () => {
    const { status } = await withKey(
      ...['withdraw', 'targets', '--pack', 'dingxi-targets-2022', '--period', '2022', '--reason', '重新分解'],
    );
    expect(status).toBe(0);
    const again = await withKey(
      ...['withdraw', 'targets', '--pack', 'dingxi-targets-2022', '--period', '2022', '--reason', '再收'],
    );
    expect([again.status, again.error.includes('没有现行的分解表')]).toEqual([2, true]);
  });
});

describe('kezhi issue list', () => {
  const workbook = () =>
    writeRows(at('安定区2022年考核.xlsx'), {
      考核评分表: [
        ['2022年度聚力强科技引领追赶发展考核评分表（安定区）'],
        ['考核内容', '计量单位', '分值', '评分标准', '目标值', '完成值', '自评得分'],
        ['（二）年度科技创新目标（80分）'],
        ['高新技术企业培育', '家', '40', '完成目标任务得40分,按完成比例计分', '10', '9', ''],
        ['科普活动', '场次', '40', '开展12场次以上得40分,每少1场扣0.5分', '12', '10', ''],
        ['（三）工作推进（4分）'],
        ['政策扶持', '', '2', '市上兑现后及时兑现得2分', '', '市上奖励资金尚未兑现', ''],
      ],
    });
  const send = (explain: string) =>
    captured(() =>
      submit([
        workbook(),
        ...['--key', at('reporter.key'), '--pack', 'dingxi-assessment', '--period', '2022'],
        ...['--explain', explain, '-o', at('r.json'), '--json'],
      ]),
    );

  it('shows the Σ of each unit’s points, and issues one signed list a unit', async () => {
    const rehearsed = await kezhi('list', list('清单.xlsx', '40', '18'), '--dry-run');
    expect(rehearsed.out).toContain('安定区:2 项,合计 80 分(应为 80 分) · 首次下达');
    const wrong = await withKey('list', list('错清单.xlsx', '30', '18'));
    expect(wrong.error).toContain('安定区!A3 安定区“年度科技创新目标”各项分值合计 70 分,应为 80 分');
    // Units without a list are a doubt of their own: five counties and two zones have none here.
    expect(wrong.error).toContain('这些单位没有清单');
    const sent = await withKey('list', list('清单.xlsx', '40', '18'), '--anyway');
    expect(sent.out).toContain('已下达 2 份');
    const again = await withKey('list', list('清单.xlsx', '40', '20'), '--anyway', '--json');
    expect(JSON.parse(again.out).lists[0].changes).toEqual([
      { of: '高新技术企业培育', scope: null, region: null, part: 'target', before: '18', after: '20' },
    ]);
    const unchanged = await withKey('list', list('清单.xlsx', '40', '20'), '--anyway');
    expect(unchanged.out).toContain('未变的 2 份没有重发');
  });

  it('is what a county’s workbook is held against and scored by when it submits', async () => {
    const open = [
      'period',
      'open',
      '--pack',
      'dingxi-assessment',
      '--period',
      '2022',
      '--key',
      at('boss.key'),
    ];
    expect((await captured(() => admin(open))).status).toBe(0);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(at('none.json'), '[]');
    const altered = await send(at('none.json'));
    expect([altered.status, altered.error.includes('考核评分表!E4')]).toEqual([1, true]);
    writeFileSync(at('said.json'), '[{"text":"以市里下达为准"}]');
    const sent = await send(at('said.json'));
    expect(sent.error).toBe('');
    const { score } = JSON.parse(sent.out);
    const points = score.items.find(
      (one: { indicator: string }) => one.indicator === '高新技术企业培育',
    ).points;
    // 9 of the issued 20, not of the 10 that the county prints.
    expect(points).toBe('18');
    const table = await captured(() =>
      city(['--key', at('boss.key'), '--pack', 'dingxi-assessment', '--period', '2022', '--json']),
    );
    expect(table.status).toBe(0);
  });
});

describe('kezhi issue decision', () => {
  it('answers an open question of a pack with a reason, names what there is, and opens it again', async () => {
    const decision = (...more: readonly string[]) =>
      withKey('decision', '--pack', 'dingxi-assessment', '--reason', '局务会纪要', ...more);
    const unknown = await decision('--question', 'no-such', '--option', 'x');
    expect([unknown.status, unknown.error.includes('over-hundred')]).toEqual([2, true]);
    const shown = await kezhi('show', '--pack', 'dingxi-assessment', '--server', server.url);
    const question = /问题 (\S*over-hundred\S*)/.exec(shown.out)![1]!;
    const wrong = await decision('--question', question, '--option', 'x');
    expect([wrong.status, wrong.error.includes('没有选项')]).toEqual([2, true]);
    const option = /(cut\S*?|scale\S*?):/.exec(shown.out.slice(shown.out.indexOf(question)))![1]!;
    expect((await decision('--question', question, '--option', option)).out).toContain('已定');
    const after = await kezhi('show', '--pack', 'dingxi-assessment', '--server', server.url);
    expect(after.out).toContain(`问题 ${question} · 已定 ${option}`);
    expect((await decision('--question', question, '--option', '-')).out).toContain('已收回');
  });
});
