import { fill } from './fill-text.ts';
import type { Language } from './language.ts';

/** Sentences of what readers of issued sheets have to say, by code; `{name}` stands for a param. */
const sentences = {
  zh: {
    'event-kind': '“{subject}”不属于加减分办法列出的任何一类,未计。',
    'event-level-missing': '“{subject}”没有写明级别(国家、省、市),未计。',
    'event-level-not-printed': '“{subject}”的级别{level}不在加减分办法之列,未计。',
    'event-not-main-leader': '“{subject}”不是主要领导批示,办法只计主要领导,未计。',
    'event-date': '日期“{date}”未能读懂,不知计入哪个季度,未计。',
    'event-region': '“{region}”不是认识的县区,未计。',
    'event-baseline': '“{subject}”按增加的家数计分,缺基数,未计。',
    'event-points-differ': '填的是 {typed} 分,按办法应为 {points} 分;按办法计。',
    'event-twice': '与 {other} 相同,只计一次。',
    'weights-of-group': '“{group}”各项分值合计 {sum},与印的 {printed} 分不符。',
    'weight-missing': '“{indicator}”没有分值。',
    'list-region-unknown': '“{region}”不是被考核单位,请核对单位名称。',
    'list-points-missing': '“{item}”没有分值,未列入清单;请补分值。',
    'list-sum': '{region}“{section}”各项分值合计 {sum} 分,应为 {points} 分;请核对分值列。',
    'list-item-twice': '{region}清单中“{item}”出现两次,请删去或改名。',
    'list-standard-missing': '{region}“{item}”没有评分标准,该项不能计分;请补评分标准。',
    'list-standard-unread': '{region}“{item}”的评分标准未能读懂,该项待定,请换个说法:{text}',
    'list-regions-missing': '这些单位没有清单:{regions};请补上,或确认本年不考核。',
    'issued-indicator-unknown': '“{indicator}”不是本规则包的指标,请核对名称。',
    'issued-region-unknown': '{region} 不是文件所列的县区,请核对名称。',
    'issued-twice': '“{indicator}”{line}在 {region} 下达了两个数:{before} 与 {value};请留一个。',
    'issued-sum-below':
      '“{indicator}”{line}分解合计 {sum} {unit},达不到全市目标 {target} {unit};请调高分解数,或说明缺口由谁承担。',
    'issued-sum-above': '“{indicator}”{line}分解合计 {sum} {unit},高于全市目标 {target} {unit}。',
    'issued-below-document':
      '“{indicator}”{line}下达给 {region} 的 {value} 低于文件规定的 {target};请改为不低于它。',
    'issued-region-missing': '“{indicator}”{line}没有下达给:{regions};请补上,或确认不承担。',
    'issued-total-differs': '“{indicator}”{line}各县区合计 {sum} {unit},表内全市数为 {total} {unit};请核对。',
    'issued-row-unknown': '“{text}”未能对应到指标,没有载入;请改用文件里的指标名称。',
    'issued-year-missing': '表里没有写明年度,按 {year} 年计;请在标题写明年度,或用 --period 指定。',
    'support-unknown': '“{name}”不在奖补条款之列,未计。',
    'support-ambiguous': '“{name}”对应多个条款,请写明级别和新认定、复审等情形。',
    'support-count-missing': '“{item}”缺数量。',
    'support-base-missing': '“{item}”按比例补助,缺基数(万元)。',
    'support-amount-differs': '填的是 {typed} 万元,按条款应为 {amount} 万元。',
    'support-twice': '“{item}”一次性补助,同一单位已在 {other} 列过。',
    'roster-quota-unset': '{grade} {count} 人,占 {total} 人 {share} %;文件未印比例,不判定。',
    'roster-quota-kept':
      '{grade} {count} 人,占 {total} 人 {share} %;{percent} %、{rounding} → 上限 {limit} 人,未超。',
    'roster-quota-exceeded':
      '{grade} {count} 人,占 {total} 人 {share} %;{percent} %、{rounding} → 上限 {limit} 人,已超。',
    'roster-should-have-left': '上年{grade},应退出科技特派员队伍。',
    'roster-team-too-small': '该团队只有 {count} 人,文件要求 {minimum} 人以上。',
    'roster-village-without': '该贫困村有 {count} 名科技特派员,文件要求至少 {minimum} 名。',
    'roster-grade-unknown': '考核等次不在优秀、称职、不称职之列。',
    'roster-kind-unknown': '类型未能识别。',
    'roster-step-missing': '“{step}”有 {count} 人未完成。',
    'roster-person-twice': '与 {other} 同名、同县区、同服务地点,疑为重复。',
    'roster-summary-differs': '“{label}”填 {typed},花名册为 {counted}。',
    'index-weight-twice': '“{title}”有两个权重:{other} 与 {weight}。',
    'weights-not-issued': '没有权重,不能计算;权重由发文单位下达,不作假定。{about}',
    'standards-not-issued': '没有标准值,不能计算:{about}',
    'weights-do-not-add-up': '下级权重之和不是 1(或 100):{about}',
    'not-reported': '没有数值:{about}',
    'not-computable': '标准值为 0,不能计算:{about}',
    'output-does-not-grow': '产出没有增长,科技进步贡献率无意义,不计算。',
    'shares-do-not-add-up': '资本与劳动弹性之和不等于 1,不计算。',
    'share-out-of-range': '弹性系数应在 0 与 1 之间,不计算。',
    'inputs-missing': '缺{about},科技进步贡献率不计算。',
  },
  en: {
    'event-kind': '“{subject}” is none of the kinds that count; not counted.',
    'event-level-missing': '“{subject}” names no level (national, provincial, city); not counted.',
    'event-level-not-printed': '“{subject}”: level {level} is not in the method; not counted.',
    'event-not-main-leader': '“{subject}” is not by the main leader, who alone counts; not counted.',
    'event-date': 'The date “{date}” was not understood, so its quarter is unknown; not counted.',
    'event-region': '“{region}” is no known county; not counted.',
    'event-baseline': '“{subject}” counts the increase and has no baseline; not counted.',
    'event-points-differ': '{typed} points were typed, the method gives {points}; the method counts.',
    'event-twice': 'The same as {other}; counted once.',
    'weights-of-group': 'The weights of “{group}” make {sum}, not the printed {printed}.',
    'weight-missing': '“{indicator}” has no weight.',
    'list-region-unknown': '“{region}” is no assessed unit.',
    'list-points-missing': '“{item}” has no points and is not on the list.',
    'list-sum': '{region}: the points of “{section}” make {sum}, not {points}.',
    'list-item-twice': '{region}: “{item}” stands twice on the list.',
    'list-standard-missing': '{region}: “{item}” has no standard and cannot be scored.',
    'list-standard-unread': '{region}: the standard of “{item}” was not understood; it stays open: {text}',
    'list-regions-missing': 'No list for: {regions}.',
    'issued-indicator-unknown': '“{indicator}” is no indicator of this pack.',
    'issued-region-unknown': '{region} is none of the counties of the document.',
    'issued-twice': '“{indicator}” {line}: two figures for {region}, {before} and {value}.',
    'issued-sum-below':
      '“{indicator}” {line}: the parts make {sum} {unit}, below the city’s {target} {unit}.',
    'issued-sum-above':
      '“{indicator}” {line}: the parts make {sum} {unit}, above the city’s {target} {unit}.',
    'issued-below-document': '“{indicator}” {line}: {value} for {region} is below the document’s {target}.',
    'issued-region-missing': '“{indicator}” {line}: nothing issued to {regions}.',
    'issued-total-differs':
      '“{indicator}” {line}: the counties make {sum} {unit}, the table says {total} {unit}.',
    'issued-row-unknown': '“{text}” matches no indicator and was not loaded.',
    'issued-year-missing': 'No year is named; {year} is taken. Name it in the title, or with --period.',
    'support-unknown': '“{name}” is no line of the schedule; not counted.',
    'support-ambiguous': '“{name}” fits several lines; state its level and kind.',
    'support-count-missing': '“{item}” has no count.',
    'support-base-missing': '“{item}” is a share and has no base.',
    'support-amount-differs': '{typed} was typed, the schedule gives {amount} (10,000 yuan).',
    'support-twice': '“{item}” is paid once; the same holder stands at {other}.',
    'roster-quota-unset':
      '{grade}: {count} of {total} people, {share} %; the share is not printed, so it is not judged.',
    'roster-quota-kept':
      '{grade}: {count} of {total} people, {share} %; {percent} % {rounding} allows {limit}: kept.',
    'roster-quota-exceeded':
      '{grade}: {count} of {total} people, {share} %; {percent} % {rounding} allows {limit}: exceeded.',
    'roster-should-have-left': 'Graded {grade} last year, should have left the roster.',
    'roster-team-too-small': 'This team has {count} people; at least {minimum} are required.',
    'roster-village-without': 'This village has {count} commissioners; at least {minimum} are required.',
    'roster-grade-unknown': 'The grade is none of those printed.',
    'roster-kind-unknown': 'The kind was not understood.',
    'roster-step-missing': '“{step}” is missing for {count} people.',
    'roster-person-twice': 'Same name, county and place as {other}; perhaps twice.',
    'roster-summary-differs': '“{label}” says {typed}, the roster has {counted}.',
    'index-weight-twice': '“{title}” has two weights: {other} and {weight}.',
    'weights-not-issued': 'No weights, no index: they are issued, never assumed. {about}',
    'standards-not-issued': 'No standard values: {about}',
    'weights-do-not-add-up': 'Weights do not make 1 (or 100) below: {about}',
    'not-reported': 'No value: {about}',
    'not-computable': 'A standard value of 0: {about}',
    'output-does-not-grow': 'Output does not grow: the contribution of progress has no meaning.',
    'shares-do-not-add-up': 'The elasticities do not make 1.',
    'share-out-of-range': 'An elasticity is not between 0 and 1.',
    'inputs-missing': '{about} missing: no contribution of progress.',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

const roundings: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { down: '舍去小数', 'half-up': '四舍五入', up: '小数进一' },
  en: { down: 'rounded down', 'half-up': 'rounded half up', up: 'rounded up' },
};

/** Two figures of one indicator are told apart; a bare target needs no word. */
const kinds: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { constraint: '约束值', expectation: '预期值' },
  en: { constraint: ' (binding)', expectation: ' (expected)' },
};

/** Words for the inputs of the 科技进步贡献率. */
const growthInputs: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    output: '产出增长率',
    capital: '资本增长率',
    labour: '劳动增长率',
    capitalShare: '资本弹性',
    labourShare: '劳动弹性',
  },
  en: {
    output: 'growth of output',
    capital: 'growth of capital',
    labour: 'growth of labour',
    capitalShare: 'elasticity of capital',
    labourShare: 'elasticity of labour',
  },
};

/** The sentence of a note on an issued sheet; the code itself where it has no wording. */
export function issuingSentence(
  code: string,
  params: Readonly<Record<string, string>>,
  language: Language,
): string {
  const known: Readonly<Record<string, string>> = sentences[language];
  const pattern = known[code];
  if (pattern === undefined) return code;
  const { rounding, scope = '', kind = '' } = params;
  return fill(pattern, {
    ...params,
    line: (scope === '' ? '' : `(${scope})`) + (kinds[language][kind] ?? ''),
    ...(rounding === undefined ? {} : { rounding: roundings[language][rounding] ?? rounding }),
  }).trim();
}

export const growthInputName = (field: string, language: Language): string =>
  growthInputs[language][field] ?? field;

/** Codes that have a sentence, for the test that none is forgotten. */
export const issuingCodes = (language: Language): readonly string[] => Object.keys(sentences[language]);
