import type { Dice } from '../dice.ts';
import { drawTable, numbered } from '../draw-table.ts';
import { type Entry, type Layout, makeBinder } from '../paper.ts';
import { cityOf } from '../places.ts';
import { packOf } from '../subject.ts';
import * as words from '../wording.ts';

/** A count and the ledger behind it, some hundred rows long, on a sheet of its own. */
export function ledgerBook(dice: Dice, seed: number): Layout {
  const pack = packOf(dice.pick(['dingxi-targets-2022', 'dingxi-targets-2025']));
  const city = cityOf('621100');
  const year = pack.id.endsWith('2022') ? 2022 : 2024;
  const of = dice.pick([
    { id: '10', noun: '高新技术企业' },
    { id: '12', noun: '科技型中小企业' },
    { id: '11', noun: '省级科技创新型企业' },
  ]);
  const indicator = pack.indicators.find(({ number }) => number === of.id)!;
  const others = pack.indicators.filter(({ number }) => number === '9' || number === '13');
  const count = dice.between(60, 400);
  const binder = makeBinder({ name: 'ledger-book', seed, file: `${of.noun}.xlsx`, pack: pack.id });
  const write = (): void => {
    const paper = binder.sheet(dice.pick(['指标', '汇总', 'Sheet1']));
    const lines = [indicator, ...others];
    paper.put(0, 0, { text: `${city.name}${year}年科技企业指标完成情况` });
    drawTable(paper, {
      top: 2,
      left: 0,
      columns: [
        { header: [dice.pick(words.NAME_WORDS)], entries: lines.map(({ name }) => ({ text: name })) },
        { header: ['单位'], entries: lines.map(({ unit }) => ({ text: unit })) },
        {
          header: [dice.pick(words.ACTUAL_WORDS)],
          entries: lines.map((one): Entry => {
            const value = one === indicator ? String(count) : String(dice.between(2, 9));
            return {
              number: value,
              truth: {
                indicator: one.name,
                scope: null,
                region: city.code,
                period: String(year),
                kind: 'actual',
                value,
              },
            };
          }),
        },
        { header: ['备注'], entries: lines.map(() => null) },
      ],
    });
  };
  const list = (): void => {
    const ledger = binder.sheet(dice.pick([`${of.noun}台账`, `${of.noun}名单`, `${of.noun}名录`]));
    ledger.put(0, 0, {
      text: `${city.name}${of.noun}${dice.pick(['台账', '名单', '统计台账'])}（截至${year}年底）`,
    });
    const rows = Array.from({ length: count }, (_, at) => at);
    drawTable(ledger, {
      top: dice.between(1, 2),
      left: 0,
      columns: [
        { header: [dice.pick(words.NUMBER_WORDS)], entries: numbered(count, dice) },
        {
          header: [dice.pick(['企业名称', '单位名称', '企业全称'])],
          entries: rows.map((at) => ({ text: `示例企业${at + 1}` })),
        },
        {
          header: [dice.pick(['所在县区', '县区', '所属地区'])],
          entries: rows.map(() => ({ text: dice.pick(city.counties).name })),
        },
        {
          header: [dice.pick(['证书编号', '入库编号'])],
          entries: rows.map((at) => ({ text: `GR${year}${10000 + at}` })),
        },
        {
          header: [dice.pick(['认定年度', '认定时间'])],
          entries: rows.map(() => ({ number: String(year - dice.between(0, 2)) })),
        },
      ],
    });
  };
  if (dice.once(2)) {
    write();
    list();
  } else {
    list();
    write();
  }
  return binder.finish();
}
