import type { TraceStep } from '../model/score.ts';
import { fill } from './fill-text.ts';
import type { Language } from './ui-language.ts';

const zh: Readonly<Record<string, string>> = {
  'linear-band': '{value}在{range}档({pointsFrom}至{pointsTo}分),档内按直线计{points}分',
  'step-band': '{value}在{range}档,计{points}分',
  'outside-bands': '{value}不在任何一档,不得分',
  'rate-on': '{value}:计{steps}个单位,每个{each}分,得{points}分{limited}',
  'rate-off': '{value}:计{steps}个单位,每个扣{each}分,计{points}分{limited}',
  'pick-highest': '就高,取{points}分',
  'pick-lowest': '就低,取{points}分',
  case: '符合条件,计{points}分',
  capped: '{value}分超过上限,按{cap}分计',
  floored: '{value}分低于下限,按{floor}分计',
  place: '第{place}名,计{points}分',
  rounded: '{value}四舍五入保留{places}位小数,为{points}',
  points: '本项得{points}分',
  effect: '触发:{effect}',
  'not-reported': '缺“{about}”,不计分,也不按0计',
  'not-computable': '无法计算({about}),不按0计',
  'no-standard': '评分标准没有规定{about}怎样计分,待定',
  'no-rule': '评分标准尚未确定,待定',
  'no-target': '没有可比的目标值{raw}',
  'target-met': '{value}{unit},达到目标{target}{unit},超出{gap}{unit}',
  'target-missed': '{value}{unit},未达到目标{target}{unit},差{short}{unit}',
  'base-rank-missing': '目标为提升{target}位,缺基期位次,不能判定',
  'no-baseline': '无基期值,不算进度',
  progress: '完成进度{completion}%,直线时序{linear}%(测算参考,文件未定年度值)',
};

const en: Readonly<Record<keyof typeof zh, string>> = {
  'linear-band':
    '{value} lies in the band {range} ({pointsFrom} to {pointsTo} points); linear inside: {points} points',
  'step-band': '{value} lies in the band {range}: {points} points',
  'outside-bands': '{value} lies in no band: no points',
  'rate-on': '{value}: {steps} units at {each} points make {points} points{limited}',
  'rate-off': '{value}: {steps} units at −{each} points make {points} points{limited}',
  'pick-highest': 'the highest counts: {points} points',
  'pick-lowest': 'the lowest counts: {points} points',
  case: 'the condition holds: {points} points',
  capped: '{value} points are above the cap: {cap} points',
  floored: '{value} points are below the floor: {floor} points',
  place: 'place {place}: {points} points',
  rounded: '{value} rounded half up to {places} decimals: {points}',
  points: 'the item brings {points} points',
  effect: 'applies: {effect}',
  'not-reported': '“{about}” is missing: not scored, and not taken as 0',
  'not-computable': 'cannot be computed ({about}); not taken as 0',
  'no-standard': 'the standard says nothing for {about}: undecided',
  'no-rule': 'the standard is undecided',
  'no-target': 'no target to compare with {raw}',
  'target-met': '{value} {unit} meets the target of {target} {unit} by {gap} {unit}',
  'target-missed': '{value} {unit} misses the target of {target} {unit} by {short} {unit}',
  'base-rank-missing': 'the target is {target} places up; the base rank is missing, so it cannot be judged',
  'no-baseline': 'no base value: progress is not computed',
  progress:
    'progress {completion} %, linear time {linear} % (for reference only: the document sets no yearly figures)',
};

/** One step of a calculation as a sentence. */
export function traceSentence(step: TraceStep, language: Language): string {
  const pattern = (language === 'zh' ? zh : en)[step.code];
  if (pattern === undefined) return step.code;
  const { from = '', to = '', most = '', gap = '' } = step.params;
  const limit = most === '' ? '' : language === 'zh' ? `(限{most}分)` : ' (limited to {most})';
  return fill(pattern.replace('{limited}', limit), {
    ...step.params,
    range: rangeText(from, to, language),
    short: gap.replace('-', ''),
    ...(step.code === 'progress'
      ? { completion: percent(step.params.completion), linear: percent(step.params.linear) }
      : {}),
  });
}

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
