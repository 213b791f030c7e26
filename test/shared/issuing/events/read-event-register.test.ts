import { describe, expect, it } from 'vitest';
import { readEventRegister } from '#shared/issuing/events/read-event-register.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import { sheetOf, workbookOf } from '../sheet-of.ts';

const pack = packById('dingxi-assessment')!;
const read = (...sheets: Parameters<typeof workbookOf>[1][]) =>
  readEventRegister(workbookOf('安定区2022年.xlsx', ...sheets), pack, { period: '2022Q3' as PeriodId });

describe('readEventRegister', () => {
  it('matches lines to rules and levels by their words, with date, document and cell', () => {
    const { events, notes } = read(
      sheetOf('加减分台账', [
        ['2022年度加减分事项台账'],
        ['序号', '加减分事项', '级别', '日期', '文号', '加减分'],
        ['1', '科技工作获省政府表彰', '省级', '44788@yyyy-mm-dd', '甘政发〔2022〕1号', '2'],
        ['2', '市委主要领导批示肯定', '市级', '2022.8.3', '', '1'],
        ['3', '承办全省科技创新现场观摩会', '省级', '2022年9月', '', '2'],
        ['4', '在全省科技工作会议上作交流发言', '', '9月20日', '', '1'],
        ['5', '科技日报刊登典型做法', '', '2022-07-01', '', '2'],
        ['6', '因科技统计工作被市政府约谈', '', '三季度', '', '-1'],
      ]),
    );
    expect(notes).toEqual([]);
    expect(events.map((one) => [one.rule, one.level, one.date, one.evidence, one.region, one.cell])).toEqual([
      ['commendation', '省级表彰奖励', '2022-08-15', '甘政发〔2022〕1号', '621102', 'B3'],
      ['praise', '市委市政府主要领导批示表扬', '2022-08-03', '市委主要领导批示肯定', '621102', 'B4'],
      ['meetings', '召开全省现场观摩会议', '2022-09', '承办全省科技创新现场观摩会', '621102', 'B5'],
      ['meetings', '在全省进行经验交流', '2022-09-20', '在全省科技工作会议上作交流发言', '621102', 'B6'],
      ['media', '国家级主流媒体刊播', '2022-07-01', '科技日报刊登典型做法', '621102', 'B7'],
      ['criticism', '市级通报批评或约谈', '2022Q3', '因科技统计工作被市政府约谈', '621102', 'B8'],
    ]);
  });

  it('reads other headers in another order, below notes and beside a column of regions', () => {
    const { events } = read(
      sheetOf(
        '奖惩',
        [
          ['附件3'],
          ['全市加分减分情况登记表'],
          ['县区', '时间', '类别', '具体内容', '表彰级别', '依据文件', '次数'],
          ['安定区', '2022年7月', '表彰奖励', '科技创新工作先进集体', '国家级', '国科发〔2022〕9号', ''],
          ['', '2022年8月', '媒体宣传', '典型经验', '省级', '甘肃日报2022年8月3日', '3'],
          ['临洮县', '2022-09-02', '通报批评', '研发投入下降', '市级', '定政发〔2022〕7号', ''],
          ['注：以文件为准'],
        ],
        { at: [2, 1], merges: ['B6:B7'] },
      ),
    );
    expect(events.map((one) => [one.region, one.rule, one.level, one.quantity ?? null])).toEqual([
      ['621102', 'commendation', '国家级表彰奖励', null],
      ['621102', 'media', '省级主流媒体刊播', '3'],
      ['621124', 'criticism', '市级通报批评或约谈', null],
    ]);
  });

  it('gives one achievement at several levels one key, and a second one another', () => {
    const { events } = read(
      sheetOf('台账', [
        ['事项', '级别', '日期'],
        ['科技特派员工作获省级表彰', '省级', '2022-07-01'],
        ['科技特派员工作获市级表彰', '市级', '2022-08-01'],
        ['科技特派员工作获市级表彰', '市级', '2022-09-01'],
        ['市级表彰', '市级', '2022-09-02'],
      ]),
    );
    const [first, second, third, fourth] = events.map((one) => one.event);
    expect([first === second, second === third, first === null, fourth]).toEqual([true, false, false, null]);
  });

  it('counts an increase of listed enterprises over its baseline, and tells when the baseline is missing', () => {
    const header = ['事项', '日期', '数量', '基数', '文号'];
    const { events, notes } = read(
      sheetOf('台账', [
        header,
        ['新三板上市企业', '2022-07-01', '3', '1', ''],
        ['科创板上市企业', '2022-07-02', '2', '', ''],
      ]),
    );
    expect(events.map((one) => [one.rule, one.quantity, one.baseline])).toEqual([['listing', '3', '1']]);
    expect(notes.map((one) => [one.code, one.cell])).toEqual([['event-baseline', 'A3']]);
  });

  it('tells every line it can not count, with its cell and why', () => {
    const { events, notes } = read(
      sheetOf('加减分', [
        ['加分事项', '级别', '日期', '加分'],
        ['开展科技下乡', '市级', '2022-07-01', '1'],
        ['县委县政府表彰', '县级', '2022-07-02', '1'],
        ['获表彰', '', '2022-07-03', '1'],
        ['分管副市长批示肯定', '市级', '2022-07-04', '1'],
        ['获省级表彰', '省级', '待定', '2'],
        ['获市级表彰', '市级', '2022-07-05', '3'],
        ['获市级表彰', '市级', '2022-07-05', '3'],
      ]),
    );
    expect(events.map((one) => one.cell)).toEqual(['A7']);
    expect(notes.map((one) => [one.code, one.cell])).toEqual([
      ['event-kind', 'A2'],
      ['event-level-not-printed', 'A3'],
      ['event-level-missing', 'A4'],
      ['event-not-main-leader', 'A5'],
      ['event-date', 'C6'],
      ['event-points-differ', 'D7'],
      ['event-points-differ', 'D8'],
      ['event-twice', 'A8'],
    ]);
  });

  it('takes level and kind from whoever commended, criticised or published, over tables below each other', () => {
    const awards = read(
      sheetOf('加分减分', [
        ['一、加分项'],
        ['序号', '获奖名称', '表彰单位', '表彰时间', '文件号', '加分值'],
        ['1', '全国科技工作先进集体', '科技部', '2022年3月', '国科发1号', '3'],
        ['2', '科技进步奖二等奖', '甘肃省人民政府', '2022.5.6', '', ''],
        ['二、减分项'],
        ['序号', '通报事项', '通报单位', '时间', '文号', '减分值'],
        ['1', '研发统计数据质量问题通报批评', '省统计局', '2022年6月', '甘统〔2022〕3号', '-2'],
      ]),
    );
    const media = read(
      sheetOf('Sheet2', [
        ['类型', '媒体', '标题', '刊播时间', '条数'],
        ['国家级主流媒体', '人民日报', '科技兴农', '2022-04-01', '1'],
        ['省级主流媒体', '甘肃日报', '科技兴农', '2022-04-02', '2'],
        ['曝光批评', '甘肃电视台', '某项目烂尾', '2022-07-03', ''],
      ]),
    );
    expect(
      [...awards.events, ...media.events].map((one) => [one.level, one.date, one.quantity ?? null]),
    ).toEqual([
      ['国家级表彰奖励', '2022-03', null],
      ['省级表彰奖励', '2022-05-06', null],
      ['省级通报批评或约谈', '2022-06', null],
      ['国家级主流媒体刊播', '2022-04-01', '1'],
      ['省级主流媒体刊播', '2022-04-02', '2'],
      ['省级主流媒体曝光批评', '2022-07-03', null],
    ]);
    expect([awards.notes, media.notes]).toEqual([[], []]);
  });

  it('takes no table of indicators and no roster for a register', () => {
    const { events, notes } = read(
      sheetOf('指标', [
        ['序号', '指标名称', '目标值', '完成值'],
        ['1', '上市企业', '1', '2'],
      ]),
      sheetOf('考核', [
        ['考核内容', '分值', '评分标准', '目标值'],
        ['政策扶持', '2', '已兑现得2分', ''],
      ]),
      sheetOf('花名册', [
        ['姓名', '类型', '年度考核等次'],
        ['甲', '公益', '优秀'],
      ]),
    );
    expect([events, notes]).toEqual([[], []]);
  });
});
