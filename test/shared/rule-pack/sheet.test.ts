import { describe, expect, it } from 'vitest';
import type { PeriodId } from '#shared/model/brands.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import { packById } from '#shared/packs/registry.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import { draftPack } from '#shared/rule-pack/sheet/draft-pack.ts';
import type { TextGrid } from '#shared/rule-pack/sheet/text-grid.ts';

const options = {
  id: 'draft',
  title: '考核办法',
  document: '某发〔2024〕1号',
  issuer: '市科技局',
  from: '2024' as PeriodId,
  compile: compileNotation,
};

const leap = packById('county-leap')!;
const scored = leap.indicators.filter((one) => one.scoring);

const summary = (grid: TextGrid) =>
  draftPack(grid, options)?.pack.indicators.map((one) => [
    one.name,
    one.unit,
    one.scoring?.maxPoints ?? null,
    one.scoring?.rule?.kind ?? null,
  ]);

describe('draftPack', () => {
  it('reads a table with any sensible header, merged groups and a total row', () => {
    const grid: TextGrid = {
      rows: [
        ['2024年度考核指标体系', '', '', '', ''],
        ['类别', '考核指标', '分值', '计分办法', '责任单位'],
        [
          '投入（１５分）',
          '财政科技支出占比（%）',
          '10分',
          '≥2%(10分);2%-1%(10-5分);1%以下(5-0分)',
          '市财政局、市科技局',
        ],
        ['投入（１５分）', '研发投入增速（%）', '5', '完成目标得满分，未完成按完成比例计分', '市统计局'],
        ['产出（5分）', '高新技术企业数', '5', '每家得1分，最高不超过5分', '市科技局'],
        ['合计', '', '20', '', ''],
        ['注：数据以年报为准', '', '', '', ''],
      ],
    };
    const draft = draftPack(grid, options)!;
    expect(summary(grid)).toEqual([
      ['财政科技支出占比', '%', '10', 'linear-bands'],
      ['研发投入增速', '%', '5', 'completion'],
      ['高新技术企业数', '', '5', 'count-cap'],
    ]);
    expect(draft.pack.sections.map((one) => [one.title, one.maxPoints])).toEqual([
      ['投入', '15'],
      ['产出', '5'],
    ]);
    expect([draft.pack.maxPoints, draft.pack.indicators[0]?.departments.lead, draft.rows['item-2']]).toEqual([
      '20',
      ['市财政局', '市科技局'],
      3,
    ]);
    expect(parseRulePack(JSON.parse(JSON.stringify(draft.pack)))).toMatchObject({ ok: true });
  });

  it('reads the published county-leap table with its columns', () => {
    const header = ['一级指标', '二级指标', '权重分值', '评分标准', '数据来源'];
    const rows = scored.map((one) => {
      const section = leap.sections.find((section) => section.id === one.section)!;
      const unit = one.unit === '' || one.unit === '项' ? '' : `(${one.unit})`;
      return [
        `${section.title}(${section.maxPoints}分)`,
        `${one.name}${unit}`,
        one.scoring!.maxPoints!,
        one.scoring!.text,
        one.departments.lead.join(' '),
      ];
    });
    const draft = draftPack({ rows: [header, ...rows] }, options)!;
    expect(draft.pack.indicators.map((one) => [one.name, one.scoring?.maxPoints])).toEqual(
      scored.map((one) => [one.name, one.scoring?.maxPoints]),
    );
    expect(draft.pack.sections.map((one) => one.maxPoints)).toEqual(['20', '25', '25', '15', '15']);
  });

  it('reads the same table pasted one fragment a line, with the group spelled down the side', () => {
    const lines = [
      '一级指标',
      '二级指标',
      '权重分值',
      '评分标准',
      '数据来源',
      '创',
      '新',
      '主',
      '体',
      '(25分)',
      '高新技术企业数量(家)',
      '10≧100家(10分);',
      '10-5家(4-3.5分);',
      '5-2家(3.5-2.5分);',
      '2家以下(2.5-0分)。',
      '区科信局',
      '千家工商注册企业中科技型中小企业数量(家)',
      '4≧300家(4分);',
      '300-100家(4-3.5分);',
      '区科信局',
      '区市场监督管理局100-30家(3.5-2.5分);',
      '30家以下(2.5-0分)。',
      '创',
      '新',
      '产',
      '万人有效发明专利拥有量(件/万人)6≧12件/万人(6分);',
      '12-4件/万人(6-4.5分);',
      '4-2件/万人(4.5-3.5分);',
      '区市场监督管理局',
      '出',
      '(15分)2件/万人(3.5-0分)。',
      '省级以上创新园区、基地建设情况6国家级高新区每家3分,省级每家2分;',
      '国家级农业科技园区每家2分,省级每家1分;',
      '最高不超过6分。',
      '区卫生健康局区医疗保障局',
    ];
    const draft = draftPack({ rows: lines.flatMap((line) => [[line], ['']]) }, options)!;
    expect(
      draft.pack.indicators.map((one) => [
        one.section,
        one.name,
        one.unit,
        one.scoring?.maxPoints,
        one.scoring?.text,
      ]),
    ).toEqual([
      [
        'group-1',
        '高新技术企业数量',
        '家',
        '10',
        '≧100家(10分);10-5家(4-3.5分);5-2家(3.5-2.5分);2家以下(2.5-0分)。',
      ],
      [
        'group-1',
        '千家工商注册企业中科技型中小企业数量',
        '家',
        '4',
        '≧300家(4分);300-100家(4-3.5分);100-30家(3.5-2.5分);30家以下(2.5-0分)。',
      ],
      [
        'group-2',
        '万人有效发明专利拥有量',
        '件/万人',
        '6',
        '≧12件/万人(6分);12-4件/万人(6-4.5分);4-2件/万人(4.5-3.5分);2件/万人(3.5-0分)。',
      ],
      [
        'group-2',
        '省级以上创新园区、基地建设情况',
        '',
        '6',
        '国家级高新区每家3分,省级每家2分;国家级农业科技园区每家2分,省级每家1分;最高不超过6分。',
      ],
    ]);
    expect(draft.pack.sections.map((one) => [one.title, one.maxPoints])).toEqual([
      ['创新主体', '25'],
      ['创新产出', '15'],
    ]);
    expect(draft.pack.indicators.map((one) => one.departments.lead)).toEqual([
      ['区科信局'],
      ['区科信局', '区市场监督管理局'],
      ['区市场监督管理局'],
      ['区卫生健康局', '区医疗保障局'],
    ]);
  });

  it('asks about a gap with the band that would fill it, and about what it cannot read', () => {
    const grid: TextGrid = {
      rows: [
        ['指标', '分值', '评分标准'],
        ['高新技术企业数量(家)', '10', '≧100家(10分);10-5家(4-3.5分);5家以下(3.5-0分)'],
        ['科技管理机构', '5', '鼓励行政科技管理部门(4分);合署办公的(2分);加挂牌子(1分)'],
      ],
    };
    const { questions, indicators } = draftPack(grid, options)!.pack;
    expect(questions.map((one) => [one.indicatorIds[0], one.effect, one.options[0]?.id])).toEqual([
      ['item-1', 'blocks', '100-10家(10-4分)'],
      ['item-2', 'blocks', 'corrected'],
    ]);
    expect(indicators[1]?.scoring?.rule).toBeNull();
  });

  it('reads targets of two-row headers and sub-rows of one indicator', () => {
    const grid: TextGrid = {
      rows: [
        ['序号', '指标名称', '口径', '单位', '2025年', '2025年'],
        ['序号', '指标名称', '口径', '单位', '约束值', '预期值'],
        ['1', '财政科技支出占比', '市本级', '%', '2', '2.5'],
        ['1', '财政科技支出占比', '县区', '%', '≥1', '1.5'],
      ],
    };
    const { indicators, targets, type } = draftPack(grid, options)!.pack;
    expect([type, indicators.length, indicators[0]?.scopes.map((one) => one.scope)]).toEqual([
      'targets',
      1,
      ['市本级', '县区'],
    ]);
    expect(targets.map((one) => [one.scope, one.kind, one.period, one.value])).toEqual([
      ['市本级', 'constraint', '2025', '2'],
      ['市本级', 'expectation', '2025', '2.5'],
      ['县区', 'constraint', '2025', '1'],
      ['县区', 'expectation', '2025', '1.5'],
    ]);
  });

  it('takes the second of two columns under one 指标名称 as the sub-row', () => {
    const grid: TextGrid = {
      rows: [
        ['序号', '指标名称', '指标名称', '目标值', '责任部门', '配合部门'],
        ['1', '科技进步贡献率(%)', '科技进步贡献率(%)', '52', '市科技局', '市工信局'],
        ['5', '财政科技支出占比(%)', '市本级', '1.5', '市财政局', '市科技局'],
        ['5', '财政科技支出占比(%)', '县区', '0.5', '市财政局', '各县区'],
      ],
    };
    const { indicators, targets } = draftPack(grid, options)!.pack;
    expect(
      indicators.map((one) => [
        one.name,
        one.scopes.map((scope) => scope.scope),
        one.departments.cooperating,
      ]),
    ).toEqual([
      ['科技进步贡献率', [], ['市工信局']],
      ['财政科技支出占比', ['市本级', '县区'], ['市科技局', '各县区']],
    ]);
    expect(targets.map((one) => [one.scope, one.value])).toEqual([
      [null, '52'],
      ['市本级', '1.5'],
      ['县区', '0.5'],
    ]);
  });

  it('finds no table in notes, ledgers and empty sheets', () => {
    const none: readonly TextGrid[] = [
      { rows: [] },
      { rows: [['说明'], ['本表一式两份']] },
      {
        rows: [
          ['序号', '企业名称', '所在县区'],
          ['1', '甲公司', '安定区'],
        ],
      },
    ];
    expect(none.map((grid) => draftPack(grid, options))).toEqual([null, null, null]);
  });
});
