import type { Dice } from '../dice.ts';
import { type DrawnColumn, drawTable, numbered } from '../draw-table.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { cityOf } from '../places.ts';
import { packOf } from '../subject.ts';

/** A county's 科技特派员: the roster of people and a summary that counts it by formulas, with or without cached values. */
export function rosterBook(dice: Dice, seed: number): Layout {
  const pack = packOf('pingliang-teams');
  const city = cityOf('620800');
  const county = dice.pick(city.counties);
  const year = dice.pick([2018, 2019, 2020]);
  const people = dice.between(40, 160);
  const binder = makeBinder({ name: 'roster-book', seed, file: `${county.name}特派员.xlsx`, pack: pack.id });
  const rosterName = dice.pick(['花名册', '科技特派员名册', '人员名单']);
  const top = dice.between(1, 3);
  const grades = Array.from({ length: people }, () => dice.pick(['优秀', '称职', '称职', '称职', '不称职']));
  const roster = (): void => {
    const paper = binder.sheet(rosterName);
    paper.put(0, 0, {
      text: `${county.name}${year}年科技特派员${dice.pick(['花名册', '名册', '选派名单'])}`,
    });
    const rows = Array.from({ length: people }, (_, at) => at);
    drawTable(paper, {
      top,
      left: 0,
      columns: [
        { header: ['序号'], entries: numbered(people, dice) },
        { header: ['姓名'], entries: rows.map((at) => ({ text: `特派员${at + 1}` })) },
        {
          header: [dice.pick(['性别', '职称'])],
          entries: rows.map(() => ({ text: dice.pick(['男', '女']) })),
        },
        {
          header: [dice.pick(['工作单位', '派出单位'])],
          entries: rows.map(() => ({ text: '县农业技术推广中心' })),
        },
        {
          header: [dice.pick(['服务村', '派驻村', '服务乡镇'])],
          entries: rows.map((at) => ({ text: `示例村${at % 30}` })),
        },
        {
          header: [dice.pick(['年度考核等次', '考核结果', '考核等次'])],
          entries: grades.map((text) => ({ text })),
        },
      ],
    });
  };
  const summary = (): void => {
    const cached = dice.once(2);
    const paper = binder.sheet(dice.pick(['汇总', '汇总表']));
    paper.put(0, 0, { text: `${county.name}${year}年科技特派员工作${dice.pick(['汇总表', '情况统计表'])}` });
    const first = top + 2;
    const last = top + 1 + people;
    interface Row {
      readonly label: string;
      readonly unit: string;
      readonly indicator: string | null;
      readonly target: string | null;
      readonly actual: string;
      readonly formula?: string;
    }
    const typed = (indicator: string, label: string, unit: string): Row => {
      const actual = dice.between(5, 30);
      return {
        label,
        unit,
        indicator,
        target: String(Math.max(1, actual - dice.between(0, 3))),
        actual: String(actual),
      };
    };
    const graded = ['优秀', '称职', '不称职'].map(
      (grade, at): Row => ({
        label: `${at === 0 ? '其中：' : '      '}${grade}`,
        unit: '人',
        indicator: null,
        target: null,
        actual: String(grades.filter((one) => one === grade).length),
        formula: `COUNTIF(${rosterName}!F${first}:F${last},"${grade}")`,
      }),
    );
    const rows: readonly Row[] = [
      {
        label: dice.pick(['科技特派员选派人数', '选派科技特派员', '选派人数（科技特派员）']),
        unit: '人',
        indicator: '科技特派员选派人数',
        target: String(people - dice.between(0, 9)),
        actual: String(people),
        formula: `COUNTA(${rosterName}!B${first}:B${last})`,
      },
      ...(dice.once(2) ? graded : []),
      typed(
        '每年新增科技特派员',
        dice.pick(['每年新增科技特派员', '新增科技特派员', '年度新增科技特派员']),
        '名',
      ),
      typed(
        '科技特派员创新创业团队',
        dice.pick(['科技特派员创新创业团队', '科技特派员团队', '创新创业团队']),
        '个',
      ),
      typed('科技示范基地', dice.pick(['科技示范基地', '科技示范基地数']), '个'),
      typed('推广转化实用科技成果', dice.pick(['推广转化实用科技成果', '推广转化实用科技成果数']), '项'),
    ];
    const figures = (kind: 'target' | 'actual'): readonly (Entry | null)[] =>
      rows.map((row): Entry | null => {
        const value = kind === 'target' ? row.target : row.actual;
        if (value === null) return null;
        const truth =
          row.indicator === null
            ? {}
            : {
                truth: {
                  indicator: row.indicator,
                  scope: null,
                  region: county.code,
                  period: String(year),
                  kind,
                  value,
                },
              };
        if (kind === 'actual' && row.formula)
          return { ...(cached ? { number: value } : {}), formula: row.formula, ...truth };
        return { number: value, ...truth };
      });
    const columns: readonly DrawnColumn[] = [
      { header: [dice.pick(['项目', '指标', '内容'])], entries: rows.map(({ label }) => ({ text: label })) },
      { header: ['单位'], entries: rows.map(({ unit }) => ({ text: unit })) },
      { header: [dice.pick(['年度目标', '目标任务', '计划数'])], entries: figures('target') },
      { header: [dice.pick(['实际完成', '完成数', '完成情况'])], entries: figures('actual') },
    ];
    drawTable(paper, { top: 2, left: 0, columns });
  };
  if (dice.once(2)) {
    roster();
    summary();
  } else {
    summary();
    roster();
  }
  return binder.finish();
}
