import type { Dice } from './dice.ts';

/** A time with the ways in which a report names it. */
export interface ReportTime {
  readonly period: string;
  readonly year: number;
  /** In a title: 2022年三季度. */
  readonly words: string;
  /** Of the same time a year earlier. */
  readonly earlier: string;
  readonly within: boolean;
}

/** Draws the time of a report. */
export function drawTime(dice: Dice, year: number, annual = dice.once(2)): ReportTime {
  const of = (period: string, earlier: string, ...words: string[]): ReportTime => ({
    period,
    year,
    words: dice.pick(words),
    earlier,
    within: period.length > 4,
  });
  if (annual)
    return of(`${year}`, `${year - 1}`, `${year}年`, `${year}年度`, `${year}年全年`, `${year}年1-12月`);
  return dice.pick([
    () => of(`${year}Q1`, `${year - 1}Q1`, `${year}年一季度`, `${year}年第一季度`, `${year}年1季度`),
    () => of(`${year}Q2`, `${year - 1}Q2`, `${year}年二季度`, `${year}年上半年`, `${year}年第二季度`),
    () =>
      of(
        `${year}Q3`,
        `${year - 1}Q3`,
        `${year}年三季度`,
        `${year}年前三季度`,
        `${year}年1-9月`,
        `${year}年1～9月`,
      ),
    () => of(`${year}-05`, `${year - 1}-05`, `${year}年1-5月`, `${year}年5月`, `${year}年5月份`),
    () => of(`${year}-06`, `${year - 1}-06`, `${year}年1-6月`, `${year}年1—6月份`),
    () => of(`${year}-10`, `${year - 1}-10`, `${year}年1-10月`, `${year}年10月`),
  ])();
}

export const NAME_WORDS = [
  '指标',
  '指标名称',
  '考核指标',
  '主要指标',
  '项目',
  '指标内容',
  '内容',
  '考核内容',
  '评价指标',
  '指标项目',
  '监测指标',
];
export const UNIT_WORDS = ['单位', '计量单位', '单 位', '指标单位'];
export const TARGET_WORDS = [
  '目标',
  '目标值',
  '年度目标',
  '目标任务',
  '计划数',
  '任务数',
  '年度目标值',
  '全年目标',
  '年度任务',
  '计划',
  '全年任务数',
  '下达任务',
  '市下达目标',
  '考核目标',
  '年度计划',
  '责任目标',
  '目标数',
  '年度指标',
  '确保目标',
  '应完成数',
];
export const ACTUAL_WORDS = [
  '完成',
  '实际',
  '实绩',
  '实际完成',
  '完成值',
  '实际完成数',
  '累计完成',
  '完成数',
  '实际值',
  '完成情况',
  '实际完成值',
  '本期数',
  '累计完成数',
  '实际完成情况',
  '本期完成',
  '完成量',
  '期末数',
  '现值',
  '今年以来',
  '年初至今',
  '累计',
  '快报数',
  '自年初累计',
  '目前完成',
  '上报数',
  '指标完成',
];
export const EARLIER_WORDS = [
  '上年同期',
  '去年同期',
  '上年同期数',
  '去年同期数',
  '上年同期值',
  '上年同期完成',
  '同期数',
  '上年同期累计',
  '去年同期实际',
];
export const RATE_WORDS = [
  '完成率',
  '完成率（%）',
  '完成比例',
  '目标完成率(%)',
  '完成进度',
  '增幅（%）',
  '差额',
  '位次',
  '同比增长',
  '完成百分比',
];
export const NOTE_WORDS = [
  '备注',
  '说明',
  '备 注',
  '未完成原因',
  '情况说明',
  '数据来源',
  '责任单位',
  '牵头部门',
  '责任部门',
  '备注（原因）',
  '存在问题',
  '下一步措施',
  '佐证材料',
];
export const REGION_WORDS = [
  '县区',
  '县（区）',
  '单位',
  '地区',
  '县区名称',
  '各县区',
  '县（市、区）',
  '区域',
  '考核单位',
];
export const NUMBER_WORDS = ['序号', '序 号', '编号', '序', 'No.'];
export const NOTES = ['市统计局提供', '财政局提供', '快报数', '预计数', '见附件', '按季通报', '累计数'];
export const FILLERS = [
  '填报单位：（盖章）',
  '填报人：×××    联系电话：0932-×××××××',
  '单位负责人：（签章）          填表人：×××',
  '审核人：',
  '注：部分数据因四舍五入，分项之和与合计可能略有差异。',
  '说明：以上数据为快报数，以统计部门公布为准。',
  '填报日期：    年  月  日',
];
