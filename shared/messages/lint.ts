import type { Language } from './language.ts';

/** One sentence for the finding, one for what would put it right. `{name}` stands for a param. */
interface LintText {
  readonly sentence: string;
  readonly repair?: string;
}

const zh: Readonly<Record<string, LintText>> = {
  'band-gap': {
    sentence: '{from}{unit}到{to}{unit}之间没有评分标准(下档止于{pointsFrom}分,上档起于{pointsTo}分)。',
    repair: '建议补一档:{band}。',
  },
  'band-overlap': { sentence: '两档在{to}{unit}与{from}{unit}之间重叠。' },
  'band-jump': {
    sentence: '两档在{from}{unit}处分值不衔接:{pointsFrom}分与{pointsTo}分,相差{step}分;按上档计分。',
  },
  'band-direction': { sentence: '数值增大时得分反而减少({from}{unit}附近),请核对分值次序。' },
  'bands-copied': { sentence: '下面几档与“{other}”({points}分)完全相同而分值不同,疑为误抄。' },
  'points-unreachable': { sentence: '按评分标准最多只能得{reach}分,达不到分值{points}分。' },
  'points-above-weight': { sentence: '按评分标准可得{reach}分,超过分值{points}分。' },
  'cap-above-weight': { sentence: '印的上限{cap}分超过分值{points}分。', repair: '建议上限改为{points}分。' },
  'tariffs-above-weight': {
    sentence: '各条目{entries}={sum}分,超过分值{points}分,没有写明是择一还是累加,也没有上限。',
  },
  'standard-missing': { sentence: '有{points}分,没有评分标准。' },
  'fused-weight': {
    sentence: '“{quote}”疑为分值{points}与首档粘连。',
    repair: '建议拆为分值{points}分,标准“{rest}”。',
  },
  'points-word-missing': { sentence: '“{quote}”缺“分”字。', repair: '建议写作({points}分)。' },
  'below-word-missing': { sentence: '“{quote}”缺“以下”。', repair: '建议写作“{value}以下”。' },
  'range-to-zero': { sentence: '末档“{quote}”写成到0的区间,按“以下”理解。' },
  'per-unit-missing': {
    sentence: '“{quote}”没有“每家(每项)”,而同项其他条目都有。',
    repair: '建议写明“每家”或“一次性”。',
  },
  'department-in-standard': {
    sentence: '评分标准中夹有数据来源单位“{quote}”。',
    repair: '建议移到数据来源一栏。',
  },
  'discretionary-points': { sentence: '没有评分规则,由评分人在0至{points}分之间填写并附依据。' },
  'section-sum': { sentence: '“{section}”各项分值合计{sum}分,与印的{points}分不符。' },
  'total-sum': { sentence: '各部分分值合计{sum}分,与满分{points}分不符。' },
  'list-not-issued': { sentence: '“{section}”{points}分按年度下达的责任清单考核,清单尚未载入。' },
  'target-below-baseline': {
    sentence: '{period}年目标{target}{unit}差于{baselinePeriod}年的{baseline}{unit}。',
  },
  'target-leap': {
    sentence:
      '{period}年目标{target}{unit}是{baselinePeriod}年{baseline}{unit}的{times}倍,疑为误印,按原文录入。',
  },
  'target-twice': { sentence: '同一目标印了两个不同的数:{first}与{second}。' },
  'target-in-words': { sentence: '目标为文字“{raw}”,只列示,不判定。' },
  'target-approximate': { sentence: '目标“{raw}”带“左右”,为约数。' },
  'constraint-above-expectation': { sentence: '约束值{constraint}高于预期值{expectation}。' },
  'baseline-missing': { sentence: '{scope}目标“{target}”没有基期值,不能计算进度。' },
  'baseline-years-mixed': { sentence: '基期一栏混有{years}年数据,{count}项不是{newest}年:{indicators}。' },
  'rank-without-base': { sentence: '目标“{raw}”没有印基期位次,填入后才能判定。' },
  'unit-kind': { sentence: '单位“{unit}”与指标的性质不符,请核对。', repair: '建议去掉单位“{unit}”。' },
  'broken-character': { sentence: '名称中的“{quote}”是损坏的字符。', repair: '建议改为“{meant}”。' },
  'name-lacks-word': {
    sentence: '名称疑缺“{word}”二字(“{other}”的分子为“{meant}”)。',
    repair: '建议改为“{meant}”。',
  },
  'named-two-ways': { sentence: '同一文件中又称“{other}”。' },
  'alias-twice': { sentence: '名称“{name}”同时指向“{other}”,识别时无法区分。' },
  'lead-also-cooperating': { sentence: '{department}既是牵头(责任)单位又是配合单位。' },
  'region-unknown': { sentence: '地区{region}不存在或不在本规则的范围内。' },
  'question-open': { sentence: '{zh}' },
  'reading-assumed': { sentence: '按假定计分:{assumption}。' },
  'bonus-without-ceiling': { sentence: '{count}条加分没有印上限。' },
  'payer-unstated': { sentence: '{count}项补助没有写明由哪级财政支付:{items}。' },

  'issued-indicator-unknown': { sentence: '分解表中的“{indicator}”不在本规则内。' },
  'issued-region-unknown': { sentence: '分解表中的地区{region}不在考核范围内。' },
  'issued-twice': { sentence: '“{indicator}”{region}下达了两个不同的目标:{before}与{value}。' },
  'issued-sum-below': {
    sentence: '“{indicator}”{scope}各地目标合计{sum}{unit},低于全市目标{target}{unit}。',
  },
  'issued-sum-above': {
    sentence: '“{indicator}”{scope}各地目标合计{sum}{unit},高于全市目标{target}{unit}。',
  },
  'issued-below-document': { sentence: '“{indicator}”{region}目标{value},低于文件对每个县区的{target}。' },
  'issued-region-missing': { sentence: '“{indicator}”{scope}没有给{regions}下达目标。' },

  'field-invalid': { sentence: '规则包内容不合格式:{at} {detail}。' },
  'id-twice': { sentence: '编号{id}用了两次({at})。' },
  'section-unknown': { sentence: '{at}指向不存在的分组{id}。' },
  'indicator-unknown': { sentence: '{at}指向不存在的指标{id}。' },
  'question-unknown': { sentence: '{at}指向不存在的待定问题{id}。' },
  'default-unknown': { sentence: '{at}的默认选项{id}不存在。' },
  'input-unknown': { sentence: '{at}指向评分标准中没有的输入{id}。' },
  'too-deep': { sentence: '规则包嵌套超过{deepest}层,不予读取。' },

  'document-changed': { sentence: '文件由“{before}”改为“{after}”。' },
  'effective-changed': { sentence: '适用期由{before}改为{after}。' },
  'setting-changed': { sentence: '设置“{name}”有变化。' },
  'section-added': { sentence: '增加分组“{section}”。' },
  'section-removed': { sentence: '取消分组“{section}”。' },
  'section-points-changed': { sentence: '分组“{section}”分值由{before}改为{after}。' },
  'indicator-added': { sentence: '增加指标“{indicator}”。' },
  'indicator-removed': { sentence: '取消指标“{indicator}”。' },
  'indicator-renamed': { sentence: '指标“{before}”改称“{after}”。' },
  'unit-changed': { sentence: '“{indicator}”单位由{before}改为{after}。' },
  'field-changed': { sentence: '“{indicator}”的{name}有变化。' },
  'points-changed': { sentence: '“{indicator}”分值由{before}改为{after}。' },
  'standard-changed': { sentence: '“{indicator}”评分标准由“{before}”改为“{after}”。' },
  'rule-changed': { sentence: '“{indicator}”评分标准文字未变,理解有变化。' },
  'target-added': { sentence: '“{indicator}”{scope}{region}增加{period}目标{after}。' },
  'target-removed': { sentence: '“{indicator}”{scope}{region}取消{period}目标{before}。' },
  'target-changed': { sentence: '“{indicator}”{scope}{region}{period}目标由{before}改为{after}。' },
  'question-added': { sentence: '新的待定问题:{question}' },
  'question-removed': { sentence: '不再待定:{question}' },
  'adjustment-changed': { sentence: '加减分项目有变化。' },
  'class-changed': { sentence: '等次分数线有变化。' },
  'check-changed': { sentence: '核验设置有变化。' },
};

const en: Readonly<Record<keyof typeof zh, LintText>> = {
  'band-gap': {
    sentence:
      'No standard between {from} and {to} {unit} (below ends at {pointsFrom}, above starts at {pointsTo} points).',
    repair: 'Add a band: {band}.',
  },
  'band-overlap': { sentence: 'Two bands overlap between {to} and {from} {unit}.' },
  'band-jump': {
    sentence:
      'Two bands disagree at {from} {unit}: {pointsFrom} and {pointsTo} points, {step} apart; the upper band is used.',
  },
  'band-direction': {
    sentence: 'Points fall while the value rises (near {from} {unit}); check the order of the points.',
  },
  'bands-copied': {
    sentence: 'The lower bands equal those of “{other}” ({points} points): probably copied by mistake.',
  },
  'points-unreachable': { sentence: 'The standard gives at most {reach} points; the weight is {points}.' },
  'points-above-weight': { sentence: 'The standard can give {reach} points; the weight is {points}.' },
  'cap-above-weight': {
    sentence: 'The printed cap of {cap} exceeds the weight of {points}.',
    repair: 'Set the cap to {points}.',
  },
  'tariffs-above-weight': {
    sentence:
      'The entries {entries} add up to {sum}, above the weight of {points}; alternatives or additive is not printed, nor a cap.',
  },
  'standard-missing': { sentence: '{points} points without a standard.' },
  'fused-weight': {
    sentence: '“{quote}” looks like the weight {points} fused with the first band.',
    repair: 'Split it into weight {points} and “{rest}”.',
  },
  'points-word-missing': { sentence: '“{quote}” lacks 分.', repair: 'Write ({points}分).' },
  'below-word-missing': { sentence: '“{quote}” lacks 以下.', repair: 'Write “{value}以下”.' },
  'range-to-zero': { sentence: 'The last band “{quote}” is written as a range to 0 and read as “below”.' },
  'per-unit-missing': {
    sentence: '“{quote}” lacks 每家 while the other entries have it.',
    repair: 'Say per unit, or once.',
  },
  'department-in-standard': {
    sentence: 'The data source “{quote}” stands inside the standard.',
    repair: 'Move it to the data source column.',
  },
  'discretionary-points': { sentence: 'No rule: points between 0 and {points} are entered with evidence.' },
  'section-sum': { sentence: 'The items of “{section}” add up to {sum}, not the printed {points}.' },
  'total-sum': { sentence: 'The parts add up to {sum}, not {points}.' },
  'list-not-issued': {
    sentence: '“{section}” ({points} points) is assessed by a list issued every year; none is loaded.',
  },
  'target-below-baseline': {
    sentence: 'The {period} target of {target} {unit} is worse than {baseline} {unit} in {baselinePeriod}.',
  },
  'target-leap': {
    sentence:
      'The {period} target of {target} {unit} is {times} times the {baselinePeriod} value of {baseline} {unit}: kept as printed.',
  },
  'target-twice': { sentence: 'One target is printed with two values: {first} and {second}.' },
  'target-in-words': { sentence: 'The target is in words (“{raw}”): shown, not judged.' },
  'target-approximate': { sentence: 'The target “{raw}” is approximate.' },
  'constraint-above-expectation': {
    sentence: 'The constraint {constraint} is above the expectation {expectation}.',
  },
  'baseline-missing': { sentence: '{scope} “{target}” has no base value; progress is not computed.' },
  'baseline-years-mixed': {
    sentence: 'The base column mixes data of {years}; {count} are not of {newest}: {indicators}.',
  },
  'rank-without-base': { sentence: '“{raw}” has no base rank; enter it to judge the target.' },
  'unit-kind': {
    sentence: 'The unit “{unit}” does not fit the kind of indicator.',
    repair: 'Drop the unit “{unit}”.',
  },
  'broken-character': {
    sentence: '“{quote}” in the name is a broken character.',
    repair: 'Write “{meant}”.',
  },
  'name-lacks-word': {
    sentence: 'The name seems to lack “{word}” (the numerator of “{other}” is “{meant}”).',
    repair: 'Write “{meant}”.',
  },
  'named-two-ways': { sentence: 'The same document also calls it “{other}”.' },
  'alias-twice': { sentence: 'The name “{name}” also means “{other}”; recognition cannot tell them apart.' },
  'lead-also-cooperating': { sentence: '{department} is both lead and cooperating.' },
  'region-unknown': { sentence: 'Region {region} does not exist or lies outside the area.' },
  'question-open': { sentence: '{en}' },
  'reading-assumed': { sentence: 'Scored under an assumption: {assumption}.' },
  'bonus-without-ceiling': { sentence: '{count} bonuses have no printed ceiling.' },
  'payer-unstated': { sentence: 'For {count} grants the payer is not printed: {items}.' },

  'issued-indicator-unknown': { sentence: '“{indicator}” is not in this pack.' },
  'issued-region-unknown': { sentence: 'Region {region} is not assessed here.' },
  'issued-twice': { sentence: '“{indicator}” {region}: two different targets, {before} and {value}.' },
  'issued-sum-below': {
    sentence: '“{indicator}” {scope}: the regions add up to {sum} {unit}, below the area’s {target} {unit}.',
  },
  'issued-sum-above': {
    sentence: '“{indicator}” {scope}: the regions add up to {sum} {unit}, above the area’s {target} {unit}.',
  },
  'issued-below-document': {
    sentence: '“{indicator}” {region}: {value} is below the document’s {target} for every county.',
  },
  'issued-region-missing': { sentence: '“{indicator}” {scope}: no target for {regions}.' },

  'field-invalid': { sentence: 'The pack is not well formed: {at} {detail}.' },
  'id-twice': { sentence: 'The id {id} is used twice ({at}).' },
  'section-unknown': { sentence: '{at} names the unknown section {id}.' },
  'indicator-unknown': { sentence: '{at} names the unknown indicator {id}.' },
  'question-unknown': { sentence: '{at} names the unknown question {id}.' },
  'default-unknown': { sentence: 'The default {id} of {at} does not exist.' },
  'input-unknown': { sentence: '{at} names the unknown input {id}.' },
  'too-deep': { sentence: 'The pack is nested deeper than {deepest} levels and is not read.' },

  'document-changed': { sentence: 'Document changed from “{before}” to “{after}”.' },
  'effective-changed': { sentence: 'Period of validity changed from {before} to {after}.' },
  'setting-changed': { sentence: 'Setting “{name}” changed.' },
  'section-added': { sentence: 'Section “{section}” added.' },
  'section-removed': { sentence: 'Section “{section}” removed.' },
  'section-points-changed': { sentence: 'Points of section “{section}”: {before} → {after}.' },
  'indicator-added': { sentence: 'Indicator “{indicator}” added.' },
  'indicator-removed': { sentence: 'Indicator “{indicator}” removed.' },
  'indicator-renamed': { sentence: 'Indicator “{before}” is now “{after}”.' },
  'unit-changed': { sentence: 'Unit of “{indicator}”: {before} → {after}.' },
  'field-changed': { sentence: '{name} of “{indicator}” changed.' },
  'points-changed': { sentence: 'Points of “{indicator}”: {before} → {after}.' },
  'standard-changed': { sentence: 'Standard of “{indicator}”: “{before}” → “{after}”.' },
  'rule-changed': { sentence: 'The standard of “{indicator}” reads the same and is understood differently.' },
  'target-added': { sentence: '“{indicator}” {scope} {region}: {period} target {after} added.' },
  'target-removed': { sentence: '“{indicator}” {scope} {region}: {period} target {before} removed.' },
  'target-changed': { sentence: '“{indicator}” {scope} {region}: {period} target {before} → {after}.' },
  'question-added': { sentence: 'New open question: {question}' },
  'question-removed': { sentence: 'No longer open: {question}' },
  'adjustment-changed': { sentence: 'Adjustments changed.' },
  'class-changed': { sentence: 'Class thresholds changed.' },
  'check-changed': { sentence: 'Check settings changed.' },
};

/** Readings of defects and preconditions that packs put in force. */
const readings: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    'name-lacks-science': '“地方财政支出”按地方财政科技支出理解',
    'management-body-exclusive': '独立4分、合署2分、加挂1分三选一,领导小组另加1分,最高5分',
    'completion-when-no-formula': '未印算法,完成目标得满分,未完成按完成比例计分',
    'support-base-unstated': '奖励基数原文未写明,按填报的基数计',
  },
  en: {
    'name-lacks-science': '地方财政支出 read as fiscal spending on science',
    'management-body-exclusive': 'one of 4/2/1, plus 1 for the leading group, at most 5',
    'completion-when-no-formula': 'no formula printed: full points when met, else in proportion',
    'support-base-unstated': 'the base is not printed; the reported base is used',
  },
};

/** What the fields of a pack are called, for differences between two versions. */
const fields: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    rounding: '取整方式',
    rank: '排名规则',
    maxPoints: '满分',
    frequency: '报送频次',
    regions: '适用地区',
    composite: '综合指数算法',
    support: '奖补条款',
    roster: '花名册规则',
    direction: '升降方向',
    quantity: '数量性质',
    aggregate: '汇总方式',
    parts: '分子分母',
    range: '合理范围',
    changeLimit: '变动幅度限值',
    required: '必填要求',
    scopes: '口径',
    departments: '责任部门',
    aliases: '别名',
  },
  en: { changeLimit: 'limit of change', maxPoints: 'full points' },
};

const sentences: Readonly<Record<Language, Readonly<Record<string, LintText>>>> = { zh, en };

/** Sentences whose `name` is a field of the pack; elsewhere it is a name that the document prints. */
const FIELD_CODES: ReadonlySet<string> = new Set(['setting-changed', 'field-changed']);

export type MessageParams = Readonly<Record<string, string>>;

/** Codes that have a sentence. */
export const lintMessageCodes: readonly string[] = Object.keys(zh);

/** The sentence of a lint finding, a pack problem, a note on issued targets or a difference between packs. */
export function lintSentence(code: string, params: MessageParams, language: Language): string {
  const text = sentences[language][code];
  if (!text) return code;
  const { assumption, name } = params;
  const worded = {
    ...params,
    ...(assumption === undefined ? {} : { assumption: readingSentence(assumption, language) }),
    ...(name === undefined || !FIELD_CODES.has(code) ? {} : { name: fields[language][name] ?? name }),
  };
  return fill(text.sentence, worded);
}

/** What would put it right; null when only the issuer knows. */
export function lintRepair(code: string, params: MessageParams, language: Language): string | null {
  const repair = sentences[language][code]?.repair;
  return repair === undefined ? null : fill(repair, params);
}

/** A reading in force, e.g. `name-lacks-science`; the code itself when it has no wording here. */
export const readingSentence = (code: string, language: Language): string => readings[language][code] ?? code;

const fill = (template: string, params: MessageParams): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
