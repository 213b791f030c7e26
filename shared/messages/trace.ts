import { exact, round, toDecimalText } from '../model/exact.ts';
import type { TraceStep } from '../model/score.ts';
import { fill } from './fill-text.ts';
import type { Language } from './language.ts';

const zh: Readonly<Record<string, string>> = {
  'linear-band': '{subject}{value}{unit},在{range}档({pointsFrom}至{pointsTo}分):{line} = {points}分',
  'step-band': '{subject}{value}{unit},在{range}档,计{points}分',
  'outside-bands': '{subject}{value}{unit}不在任何一档,不得分',
  'rate-on': '{rate} = {points}分{limited}',
  'rate-off': '{rate} = {points}分{limited}',
  'pick-highest': '就高,取{points}分',
  'pick-lowest': '就低,取{points}分',
  case: '{condition},计{points}分',
  'case-not': '{denied},计{points}分',
  capped: '{value}分超过上限,按{cap}分计',
  floored: '{value}分低于下限,按{floor}分计',
  place: '第{place}名,计{points}分',
  rounded: '{value}四舍五入保留{places}位小数,为{points}',
  points: '本项得{points}分',
  effect: '触发:{effect}',
  'not-reported': '缺“{about}”,不计分,也不按0计',
  'not-computable': '无法计算({why}),不按0计',
  'no-standard': '评分标准没有规定{about}怎样计分,待定',
  'no-rule': '评分标准尚未确定,待定',
  'no-target': '没有可比的目标值{raw}',
  'target-met': '{value}{unit},达到目标{target}{unit},超出{gap}{gapUnit}',
  'target-missed': '{value}{unit},未达到目标{target}{unit},差{short}{gapUnit}',
  'base-rank-missing': '目标为提升{target}位,缺基期位次,不能判定',
  'no-baseline': '无基期值,不算进度',
  progress: '完成进度{completion}%,直线时序{linear}%(测算参考,文件未定年度值)',
};

const en: Readonly<Record<keyof typeof zh, string>> = {
  'linear-band':
    '{subject}{value} {unit} lies in the band {range} ({pointsFrom} to {pointsTo} points): {line} = {points} points',
  'step-band': '{subject}{value} {unit} lies in the band {range}: {points} points',
  'outside-bands': '{subject}{value} {unit} lies in no band: no points',
  'rate-on': '{rate} = {points} points{limited}',
  'rate-off': '{rate} = {points} points{limited}',
  'pick-highest': 'the highest counts: {points} points',
  'pick-lowest': 'the lowest counts: {points} points',
  case: '{condition}: {points} points',
  'case-not': '{denied}: {points} points',
  capped: '{value} points are above the cap: {cap} points',
  floored: '{value} points are below the floor: {floor} points',
  place: 'place {place}: {points} points',
  rounded: '{value} rounded half up to {places} decimals: {points}',
  points: 'the item brings {points} points',
  effect: 'applies: {effect}',
  'not-reported': '“{about}” is missing: not scored, and not taken as 0',
  'not-computable': 'cannot be computed ({why}); not taken as 0',
  'no-standard': 'the standard says nothing for {about}: undecided',
  'no-rule': 'the standard is undecided',
  'no-target': 'no target to compare with {raw}',
  'target-met': '{value} {unit} meets the target of {target} {unit} by {gap} {gapUnit}',
  'target-missed': '{value} {unit} misses the target of {target} {unit} by {short} {gapUnit}',
  'base-rank-missing': 'the target is {target} places up; the base rank is missing, so it cannot be judged',
  'no-baseline': 'no base value: progress is not computed',
  progress:
    'progress {completion} %, linear time {linear} % (for reference only: the document sets no yearly figures)',
};

/** One step of a calculation as a sentence. */
export function traceSentence(step: TraceStep, language: Language): string {
  const pattern = (language === 'zh' ? zh : en)[step.code];
  if (pattern === undefined) return step.code;
  const { from = '', to = '', most = '', gap = '', about = '' } = step.params;
  return fill(pattern, {
    ...short(step.params),
    about,
    limited: limitText(most, language),
    range: rangeText(from, to, language),
    short: gap.replace('-', ''),
    gapUnit: differenceUnit(step.params.unit ?? '', language),
    ...(step.code === 'progress'
      ? { completion: percent(step.params.completion), linear: percent(step.params.linear) }
      : {}),
    ...workings(step, language),
  })
    .replace(/ {2,}/g, ' ')
    .replace(/ ,/g, ',');
}

/** The arithmetic of a step, as a person would write it down. */
function workings({ code, params }: TraceStep, language: Language): Record<string, string> {
  const zhText = language === 'zh';
  const { about = '' } = params;
  switch (code) {
    case 'linear-band':
    case 'step-band':
    case 'outside-bands':
      return { subject: subjectText(params, language), line: lineText(params) };
    case 'rate-on':
    case 'rate-off':
      return { rate: rateText(params, language) };
    case 'case':
      return { condition: about || (zhText ? '符合条件' : 'the condition holds') };
    case 'case-not':
      return {
        denied: about
          ? zhText
            ? `未见“${about}”`
            : `“${about}” is not stated`
          : zhText
            ? '不符合条件'
            : 'no condition holds',
      };
    case 'not-computable':
      return { why: obstacleText(about, language) };
    default:
      return {};
  }
}

/** What a calculation lacks: `target`, a denominator of 0, else what the rule itself calls it. */
export function obstacleText(about: string, language: Language): string {
  const zhText = language === 'zh';
  if (about === 'target') return zhText ? '没有下达目标值' : 'no target was issued';
  if (about === '0') return zhText ? '分母为 0' : 'the denominator is 0';
  return about || (zhText ? '缺数' : 'a figure is missing');
}

/** The difference of two percentages is in 个百分点. */
export const differenceUnit = (unit: string, language: Language): string =>
  unit !== '%' ? unit : language === 'zh' ? '个百分点' : 'percentage points';

const MEASURES_ZH: Readonly<Record<string, string>> = {
  attainment: '完成率',
  growth: '增幅',
  difference: '与目标相差',
  shortfall: '低于目标',
  excess: '超出目标',
  deviation: '偏差',
  rank: '位次',
};

function subjectText({ about = '', measure = '' }: TraceStep['params'], language: Language): string {
  const words = about || (language === 'zh' ? (MEASURES_ZH[measure] ?? '') : measure);
  return words === '' ? '' : `${words} `;
}

/** `3 + (3168.22 - 1000) ÷ (5000 - 1000) × (4 - 3)`. */
function lineText(params: TraceStep['params']): string {
  const { value = '', from = '', to = '', pointsFrom = '', pointsTo = '' } = params;
  const start = from === '' || from === '0' ? decimals(value) : `(${decimals(value)} - ${from})`;
  const width = from === '' || from === '0' ? to : `(${to} - ${from})`;
  const rise = pointsFrom === '0' ? pointsTo : `(${pointsTo} - ${pointsFrom})`;
  return `${pointsFrom === '0' ? '' : `${pointsFrom} + `}${start} ÷ ${width} × ${rise}`;
}

/** `省级重点实验室 1家 × 1分`, `低于95% 的 3% ÷ 1% × 扣0.1分`. */
function rateText(params: TraceStep['params'], language: Language): string {
  const { value = '', unit = '', from = '0', per = '1', side = 'above', each = '', measure = '' } = params;
  const off = params.points?.startsWith('-') ? '-' : '';
  const amount = (text: string): string => `${decimals(text)}${unit}`;
  const distance =
    from === '0' && side === 'above'
      ? amount(value)
      : side === 'above'
        ? `(${amount(value)} - ${amount(from)})`
        : `(${amount(from)} - ${amount(value)})`;
  const share = measure === 'attainment' && per === '100' ? `${decimals(value)}%` : null;
  const steps = share ?? (per === '1' ? distance : `${distance} ÷ ${amount(per)}`);
  return `${subjectText(params, language)}${steps} × ${off}${each}${language === 'zh' ? '分' : ''}`;
}

const limitText = (most: string, language: Language): string =>
  most === '' ? '' : language === 'zh' ? `(限${most}分)` : ` (limited to ${most})`;

/** Figures of a sentence with four decimals at most; the exact ones stand in the step's params. */
const short = (params: TraceStep['params']): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, text]) => [name, decimals(text)]));

const decimals = (text: string): string =>
  /^-?\d+\.\d{5,}$/.test(text) ? toDecimalText(round(exact(text), 4)) : text;

function rangeText(from: string, to: string, language: Language): string {
  if (from === '') return language === 'zh' ? `${to}以下` : `below ${to}`;
  if (to === '') return language === 'zh' ? `${from}以上` : `${from} and above`;
  return `${from}-${to}`;
}

/** `0.1521739130` → `15.2`: a share as per cent with one decimal, half up. */
function percent(share: string | undefined): string {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(share ?? '0') ?? [];
  const digits = `${whole}${part.padEnd(4, '0').slice(0, 4)}`;
  const thousandths = BigInt(digits.slice(0, -1)) + (Number(digits.at(-1)) >= 5 ? 1n : 0n);
  const text = thousandths.toString().padStart(2, '0');
  return `${sign}${text.slice(0, -1)}.${text.slice(-1)}`;
}
