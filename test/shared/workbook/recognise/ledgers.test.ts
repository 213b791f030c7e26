import { describe, expect, it } from 'vitest';
import { type BuiltCell, recognise } from './build-workbook.ts';

const counties = ['安定区', '通渭县', '陇西县'];

/** A ledger of `count` enterprises with `extra` columns that no one knows. */
const ledgerRows = (count: number, extra = 0): BuiltCell[][] => [
  ['定西市高新技术企业台账（2024年）'],
  [
    '序号',
    '企业名称',
    '统一社会信用代码',
    '所在县区',
    ...Array.from({ length: extra }, (_, at) => `属性${at}`),
  ],
  ...Array.from({ length: count }, (_, at): BuiltCell[] => [
    at + 1,
    `企业${at}`,
    `代码${at}`,
    counties[at % 3]!,
    ...Array.from({ length: extra }, (_, column) => `文本${at}-${column}`),
  ]),
];

describe('Ledgers', () => {
  it('counts the rows of a ledger for its indicator, in all and by county', () => {
    const { ledgers, readings } = recognise({
      name: '台账',
      rows: [...ledgerRows(7), ['合计', null, null, 7]],
    });
    expect(
      ledgers.map((ledger) => [
        ledger.indicatorId,
        ledger.region,
        ledger.period,
        ledger.count,
        ledger.filter,
      ]),
    ).toEqual([
      ['high-tech-enterprises', '621100', '2024', 7, null],
      ['high-tech-enterprises', '621102', '2024', 3, '所在县区'],
      ['high-tech-enterprises', '621121', '2024', 2, '所在县区'],
      ['high-tech-enterprises', '621122', '2024', 2, '所在县区'],
    ]);
    expect(readings).toEqual([]);
  });

  it('names rows that say what a row above says, whatever their number', () => {
    const head = ['序号', '企业名称', '证书编号', '所在县区'];
    const { ledgers } = recognise({
      name: '台账',
      rows: [
        ['漳县2024年高新技术企业台账'],
        head,
        [1, '示例甲公司', 'GR001', '漳县'],
        [2, '示例乙公司', 'GR002', '漳县'],
        [3, '示例甲公司', 'GR001', '漳县'],
        [4, '示例甲公司', 'GR009', '漳县'],
      ],
    });
    expect(ledgers.map(({ count, repeats }) => [count, repeats])).toEqual([[4, [{ row: 5, first: 3 }]]]);
  });

  it('counts for the pack that the other sheets of the workbook report to', () => {
    const { ledgers } = recognise([
      {
        name: '指标',
        rows: [['定西市2024年指标'], ['指标', '2025年约束值', '2024年实际'], ['高新技术企业数', 110, 5]],
      },
      { name: '高新技术企业名单', rows: ledgerRows(5) },
    ]);
    expect([ledgers[0]?.pack, ledgers[0]?.count]).toEqual(['dingxi-targets-2025', 5]);
  });

  it('counts people of a roster and never returns their names', () => {
    const recognition = recognise([
      {
        name: '花名册',
        rows: [
          ['崆峒区2020年科技特派员花名册'],
          ['姓名', '县（区）', '服务村', '年度考核等次'],
          ...Array.from({ length: 12 }, (_, at): BuiltCell[] => [`某人${at}`, '崆峒区', `某村${at}`, '称职']),
        ],
      },
    ]);
    expect(recognition.ledgers.map((ledger) => [ledger.pack, ledger.count])).toEqual([
      ['pingliang-teams', 12],
    ]);
    expect(JSON.stringify(recognition)).not.toContain('某人');
  });

  it('counts platforms by level where the indicator has levels', () => {
    const { ledgers } = recognise({
      name: '科技创新平台台账',
      rows: [
        ['定西市科技创新平台台账（2022年）'],
        ['序号', '平台名称', '依托单位', '级别'],
        [1, '平台一', '某公司', '省级'],
        [2, '平台二', '某公司', '市级'],
        [3, '平台三', '某公司', '国家级'],
        [4, '平台四', '某公司', '市级'],
        [5, '平台五', '某公司', '市级'],
      ],
    });
    expect(ledgers.map((ledger) => [ledger.scope, ledger.count, ledger.filter])).toEqual([
      [null, 5, null],
      ['省级以上', 2, '级别'],
      ['市级', 3, '级别'],
    ]);
  });

  it('finds the header of a ledger of thirty columns that it mostly does not know', () => {
    const { tables, ledgers } = recognise({ name: '台账', rows: ledgerRows(300, 26) });
    expect(tables.map((table) => [table.orientation, table.range])).toEqual([['ledger', 'A2:AD302']]);
    expect(ledgers[0]?.count).toBe(300);
  });

  it('counts only what still holds where a column says so', () => {
    const recognition = recognise({
      name: '台账',
      rows: [
        ['陇西县高新技术企业台账（2022年）'],
        ['序号', '企业名称', '证书编号', '状态'],
        [1, '企业1', 'GR1', '有效'],
        [2, '企业2', 'GR2', '有效'],
        [3, '企业3', 'GR3', '已撤销'],
        [4, '企业4', 'GR4', '有效'],
        [5, '企业5', 'GR5', '失效'],
      ],
    });
    expect(recognition.ledgers.map(({ count, filter }) => [count, filter])).toEqual([[3, '状态']]);
  });

  it('counts people who are still in their post', () => {
    const recognition = recognise({
      name: '名单',
      rows: [
        ['庄浪县2020年科技特派员名单'],
        ['序号', '姓名', '服务对象', '状态'],
        [1, '甲', '示例村', '在岗'],
        [2, '乙', '示例村', '在岗'],
        [3, '丙', '示例村', '退出'],
        [4, '丁', '示例村', '在岗'],
        [5, '戊', '示例村', '解聘'],
      ],
    });
    expect(recognition.ledgers.map(({ count, filter }) => [count, filter])).toEqual([[3, '状态']]);
  });

  it('counts what was valid at the end of the period', () => {
    const rows = ['2024-12-31', '2022年7月31日', '2021-09-10至2025-09-09', '2023/5/1'].map(
      (until, at): BuiltCell[] => [at + 1, `企业${at}`, `GR${at}`, until],
    );
    const recognition = recognise({
      name: '台账',
      rows: [['陇西县高新技术企业台账（2022年）'], ['序号', '企业名称', '证书编号', '有效期至'], ...rows],
    });
    expect(recognition.ledgers.map(({ count, filter }) => [count, filter])).toEqual([[3, '有效期至']]);
  });

  it('does not count candidates as what they are to become', () => {
    const counted = (title: string): number =>
      recognise([
        {
          name: '名单',
          rows: [
            [title],
            ['序号', '企业名称', '注册地'],
            ...[1, 2, 3, 4, 5].map((number) => [number, `示例企业${number}`, '陇西县']),
          ],
        },
      ]).ledgers.length;
    expect(
      [
        '陇西县高新技术企业培育计划名单',
        '陇西县高新技术企业培育库',
        '2024年陇西县拟申报高新技术企业名单',
      ].map(counted),
    ).toEqual([0, 0, 0]);
    expect(['陇西县高新技术企业名单', '陇西县科技型中小企业入库名单'].map(counted)).toEqual([1, 1]);
  });
});
