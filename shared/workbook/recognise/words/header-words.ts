/** What a header word may make of its column (or, in a transposed table, of its row). */
export type HeaderRole =
  | 'number'
  | 'name'
  | 'group'
  | 'unit'
  | 'scope'
  | 'region'
  | 'department'
  | 'note'
  | 'standard'
  | 'weight'
  | 'score'
  | 'derived'
  | 'target'
  | 'constraint'
  | 'expectation'
  | 'baseline'
  | 'actual'
  | 'part-name'
  | 'entity'
  | 'attribute';

/** Spelling in which header words are compared: NFKC, no spaces, no brackets' content, no punctuation. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/^(?:[\d一二三四五六七八九十]{1,3}[、.](?!\d)|\([\d一二三四五六七八九十]{1,3}\))(?=.)/, '')
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, '')
    .replace(/[:：、,，。.*/]+$/g, '');

/** Words that are a header and nothing else; one of them starts a table. */
const ANCHORS: ReadonlySet<string> = new Set(
  (
    '序号 编号 行次 指标 指标名称 考核指标 评价指标 监测指标 主要指标 核心指标 具体指标 指标内容 指标项 指标项目 统计指标 项目 项目名称 内容 考核内容 考核项目 考核事项 评价内容 任务 ' +
    '目标任务 重点任务 工作任务 县区 区县 县(区) 县市区 市县区 地区 市州 区域 行政区划 单位 计量单位 目标 目标值 年度目标 全年目标 年度目标值 计划 计划数 任务数 计划值 完成 实际 完成值 ' +
    '完成数 实际值 实际数 实际完成 实际完成数 实际完成值 实绩 完成情况 累计完成 本期数 本年实际 上年实际 完成率 备注 说明 分值 权重 权重分值 得分 自评得分 自评分 评分标准 责任单位 责任部门 牵头单位 ' +
    '牵头部门 数据来源 一级指标 二级指标 三级指标 类别 分类 类型 指标类型 姓名 名称 企业名称 单位名称 机构名称 平台名称 统一社会信用代码 数值 数量 约束值 预期值 基期值 上年同期 去年同期 上年数 ' +
    '县区名称 区县名称 地区名称 市县名称 市州名称 县市区名称 行政区划代码 县区代码 region_code region_name region county indicator indicator_name 行标签 级别 口径 所在县区 所属县区 科目 费用项目 板块 领域 考核单位 填报单位 报送单位 被考核单位 各县区 县别 指标体系 评价要素 测算项目 基础数据 名称及单位'
  ).split(' '),
);

/** 县（市、区）, 市（县、区）, 各县（区）. */
const COUNTIES = /^各?[市县区]\s*[(（]\s*[市县区](?:\s*[、，,]?\s*[市县区])?\s*[)）](?:名称)?$/;

/** True for a word that only a header says (序号, 指标名称, 完成值 …). A set look-up, because ledgers have 10^5 cells. */
export function isAnchorWord(text: string): boolean {
  if (text.length > 24) return false;
  return (
    ANCHORS.has(text) ||
    COUNTIES.test(text) ||
    (/[\s（()）:：]/.test(text) && text.length < 16 && ANCHORS.has(plainWord(text)))
  );
}

const GRANT =
  /(?:补助|奖补|奖励|资助|扶持|兑现|应奖|应补|拟补|拟奖|申请|申报|拨付)(?:总)?(?:资金|金额|额|款|数额|经费)$/;

type Pattern = readonly [HeaderRole, RegExp];

/** In order: the first patterns decide, later ones stay as second thoughts where the column's content disagrees. */
const PATTERNS: readonly Pattern[] = [
  ['number', /^(序号|编号|行次|项次|栏次|序|号|no\.?|id|#)$/i],
  ['region', /^(region|county|area)[_ ]?(name|code)?$/i],
  ['name', /^(indicator|item)[_ ]?(name)?$/i],
  ['unit', /^unit$/i],
  ['target', /^target$/i],
  ['actual', /^(value|actual|amount)$/i],
  ['part-name', /^(分子|分母)(项|项目|名称|指标|内容|口径)$/],
  ['unit', /^(计量|指标|数据|数量|分子|分母|金额)?单位$/],
  [
    'department',
    /(责任|牵头|配合|协同|承办|主管|负责|提供|填表|填报|报送|统计|来源|数据|资料)(单位|部门|科室|领导|人|来源|渠道|出处)|^部门$|^来源$|联系(人|电话|方式)|^(电话|手机)/,
  ],
  [
    'standard',
    /(评分|评价|计分|考核|打分|赋分|得分|评定)(标准|办法|细则|依据|规则|方法|说明|要求|准则)|(补助|奖补|奖励|资助|扶持|兑现)(标准|比例|政策|依据)|计算(方法|公式|方式|口径)|指标(解释|含义|说明|定义)|目标要求|任务要求|^标准$|考核细则/,
  ],
  ['name', /^各?(?:乡镇|镇|街道|村|社区|乡|镇街)(?:[、/]?(?:街道|镇|社区))*(?:名称|别)?$/],
  ['score', GRANT],
  ['score', /得分|自评分|自评$|评分$|考核分|打分$|核定分|实得|加分$|扣分$|减分$/],
  ['weight', /权重|权数|分值|满分|标准分|基本分|基础分|赋分|^总?分数?$|^配分$/],
  [
    'derived',
    /标准值|参[照考]值|理论值|^(?:较|高于|低于)|(完成|达标|达成|实现|落实|执行|任务|目标)(率|比例|占比|比$|百分比|进度|度$|程度)|剩余|尚余|尚缺|还差|欠缺|^未完成|差额|差距|差值|相差|缺口|缺额|增减|增长|增幅|增速|增量|净增|同比|环比|较(上|去|前|基|目|同)|比(上|去|前|基|目|同)|与(上|去|前|目)|位次|名次|排名|排序|序时|进度|超额|超出|超目标|超(计划|任务)|距|是否|达标(情况|与否)?$|变化|升降|贡献度|提高幅度|^[年期月季]初(?:数|值|存量|结存|余额|家数|总数|有效数)?$|^占.{0,4}(?:目标|任务|计划|年度|全年)|平均|最高|最低/,
  ],
  ['attribute', /时限|期限|时间节点|完成(?:时间|日期)/],
  ['note', /备注|说明|佐证|依据|原因|问题|措施|举措|附注|材料|批注|意见|建议|简述|描述|摘要/],
  [
    'scope',
    /^(口径|范围|层级|级别|(?:预算|财政|行政|政府)?级次|分项|子项|细项|其中|统计口径|统计范围|层次|指标口径)$/,
  ],
  ['constraint', /约束/],
  ['expectation', /预期|期望/],
  ['baseline', /基期|基数|基准|基础值|起点|起始/],
  [
    'group',
    /^(一级|二级)(指标|分类|类别)|^(指标)?(类别|类型|分类|领域|板块|大类|方面|维度|模块|性质|要素|目标层|准则层)(名称)?$|^[一1]级$/,
  ],
  [
    'region',
    /^(各|所在|所属|被考核|考核|填报|报送|评价)?(县区|区县|县市区|市县区|市县|县别|地区|城市|省份|省市|省区市|市州|区域|行政区划|行政区|地市|辖区|县|市|区|园区)(名称|别)?$|^(县区|县|市县|地区|地市|行政区划?|区划|区域)(代码|编码|代号)$/,
  ],
  [
    'name',
    /^(考核|评价|监测|主要|核心|具体|统计|三级|四级|二级|绩效|目标|科技|预期|约束)?(指标|项目|内容|事项|科目|要素)(名称|内容|项目|项|体系|及单位|与单位)?$|^(测算|基础|费用|考核|评价|监测|分解)(项目|数据|内容|指标|要素|事项)$|^(工作|重点|目标|考核)?任务(名称|内容|事项)?$/,
  ],
  [
    'entity',
    /(企业|单位|机构|平台|项目|成果|专利|合同|基地|团队|奖励|产品|园区|实验室|中心|论文|人员|特派员|载体|孵化器|协会)(全称|名称|名)$|^(姓名|名称|企业|户名|公司|持有人|第一发明人|负责人姓名)$|统一社会信用代码|证书(编)?号|身份证|法定代表人|法人代表|专利号|登记号|合同编号|申请号|授权号/,
  ],
  ['unit', /^单位$/],
  ['region', /^行标签$/],
  ['region', /^单位$|^(考核|填报|报送|被考核)单位$/],
  [
    'target',
    /目标|任务|计划|指标值|应完成|应达|考核值|考核数|分解|下达|预定|要求值|承诺|^(?:年度|考核|指标|规定|最低|文件|政策)?要求[数值]?$|达标[线值]$/,
  ],
  [
    'actual',
    /现值|当前值|自查|核定|审核|审定|复核|初步数|本级数|^落实情况$|今年以来|年初至今|截[至止](?:目前|当前)|初步统计|现有|实有|实际|完成|实绩|实现|达到|本期|本年|本季|本月|当年|当月|当季|累计|现状|数值|数据|结果|期末|上报|填报|报送|快报|年报|决算|执行|发生|数量|金额|绝对值|统计值|监测值|测算值|评价值|数额|^(数|值)$|(数|值|额|量)$|同期|上年|去年/,
  ],
  [
    'attribute',
    /日期|时间|编号|代码|电话|地址|学历|职称|性别|年龄|专业|领域|行业|资质|有效期|批次|文号|出生|民族|规模|等次|类型|状态/,
  ],
  ['name', /^(目标)?任务$|名称|指标/],
  ['note', /情况$|进展|成效/],
];

/** 项数, 合同额: a figure of something, but no word says that it is what was reached. */
export const isOtherFigure = (word: string): boolean =>
  /.[数值额量]$/.test(word) &&
  !/目标|任务|计划|约束|预期|基期|基数|预计|现值|当前|自查|核定|审核|审定|复核|初步|本级|今年|年初|现有|实有|实际|完成|实绩|实现|达到|本[期年季月]|当[年季月期]|累计|现状|数[值据量额]|结果|期末|上报|填报|报送|[快年季月]报|决算|执行|发生|金额|绝对|统计|监测|测算|评价|同期|上年|去年|指标|认定|[存流]量|总[数量额值]|合计|全[年市县区]|年度|[上下]半年|季度|月|\d/.test(
    word,
  );

/** Longer texts are sentences, not header words. */
const LONGEST_HEADER = 22;

/**
 * Roles that the words of a header speak for, best first; several where the words are ambiguous (单位, 完成情况, 目标任务)
 * and the column's content must decide. `text` comes without the period and unit it names.
 */
export function headerRoles(text: string): readonly HeaderRole[] {
  const word = plainWord(text);
  if (word === '' || word.length > LONGEST_HEADER) return [];
  const roles: HeaderRole[] = [];
  for (const [role, pattern] of PATTERNS) if (!roles.includes(role) && pattern.test(word)) roles.push(role);
  return roles;
}

/** 合计, 小计, 全市合计 …: the line sums the others. */
export const isTotalWord = (text: string): boolean =>
  /^(?:[一二三四五六七八九十]+、)?(?:全[市县区省]|各县区|县区|市级?|本[市县区])?(?:合计|总计|小计|共计|累计合计|总和|汇总|合计数|(?:自评|考核|评价)?总分值?|(?:自评|考核|评价)?总得分|(?:合计|总计|小计)(?:得分|分值?|分数)|得分(?:合计|小计|总计))(?:[(（].*[)）])?$/.test(
    text.replace(/\s/g, ''),
  );

/** 全市, 全省: the area as a whole beside its counties. */
export const isWholeAreaWord = (text: string): boolean =>
  /^(?:全[市省县区域]|本[市县区]|[市省]合计|市汇总|全市合计|全市总计|全市数|全市平均|市)$/.test(
    text.replace(/[\s()（）]/g, ''),
  );

/** 平均, 中位数, 最大值: neither a region nor a sum. */
export const isStatisticWord = (text: string): boolean =>
  /^(?:全[市县区省]|各[市县区]+)?(?:平均|均值|平均值|平均数|中位数|最大值|最小值|最高|最低|标准差|极差|排名|位次)/.test(
    text.replace(/\s/g, ''),
  );

/** 补助金额, 兑现资金: what a schedule of grants pays, in money where others give points. */
export const isGrantWord = (text: string): boolean => GRANT.test(plainWord(text));

/** A share named only in general: 比重, 占比. Which share is said by the columns beside it. */
export const isGenericRatio = (text: string): boolean =>
  /^(?:所?占)?(?:比重?|比例|比率|占比|比值|占比重|支出占比|投入占比|科技支出占比|财政科技支出占比)$/.test(
    plainWord(text),
  ) || /^(?:占比|比重|比例)/.test(plainWord(text));

/** 其中, 含 or an indent: the line is part of the one above. */
export const isOfWhich = (text: string): boolean => /^\s*(?:其\s*中|内含|其中含|含)\s*[:：,，]?/.test(text);

/** 附：…, 测算依据, 基础数据: a table of figures behind the indicators. */
export const isSupporting = (text: string): boolean =>
  /测算|依据|基础数据|支撑数据|计算表|计算过程|附表|^附[:：]|分子|分母|明细/.test(text);
