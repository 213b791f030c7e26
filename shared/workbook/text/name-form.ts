import { splitTrailingUnit } from './unit.ts';

/** Numbering in front of a name: `1.`, `（一）`, `一、`, `①`, `5-1`. */
const NUMBERING =
  /^(?:[(（]\s*[\d一二三四五六七八九十]+\s*[)）]|[\d]+(?:[.．-]\d+)*\s*[.．、)）](?!\d)|[一二三四五六七八九十]+[、.．]|[①-⑳]|第[一二三四五六七八九十]+[、:：]|[*※★☆●•·▪-]+)\s*/;
const OF_WHICH =
  /^(?:其中|分子|分母|其\s*中|内|含|包括|求和项|计数项|平均值项|按[^:：]{1,6}分)\s*[:：,，]\s*/;

/** One spelling for words that documents and offices write differently without meaning anything else. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/(?:及|[(（]含[)）])以上/g, '以上'],
  [/r\s*(?:&amp;|&|＆|;|；|\+|与|和|\/|\.)?\s*d(?![a-z])/g, '研发'],
  [/研究与(?:试验|实验|开发)发展|研究与开发|研究开发|研究和试验发展|科学研究与试验发展/g, '研发'],
  [/研发[(（]研发[)）]|[(（]研发[)）]研发|研发[(（]?研发[)）]?/g, '研发'],
  [/[(（]研发[)）]/g, ''],
  [/国内生产总值|地区生产总值|生产总值|gdp/g, 'gdp'],
  [/高企/g, '高新技术企业'],
  [/科创企业/g, '科技创新型企业'],
  [/^省(?=科技创新型)/g, '省级'],
  [/^(省级以上|省级|市级)平台(?=数?量?$)/g, '$1科技创新平台'],
  [/规上|规模以上|限额以上/g, '规上'],
  [/研发(?:经费)?(?:支出|投入)?\/gdp/g, '研发经费支出占gdp比'],
  // 财政科技支出/一般公共预算支出: money divided by money.
  [
    /^(.{2,}(?:支出|经费|投入|收入|产值|增加值))\/(.{2,}(?:支出|经费|投入|收入|产值|增加值|gdp))$/g,
    '$1占$2比',
  ],
  [/营收/g, '营业收入'],
  [/主营收入/g, '主营业务收入'],
  // 甲与乙之比 is 甲占乙比重.
  [/与(.{2,14}?)(?:之比|的?比值)$/g, '占$1比'],
  [/(?:所?占的?)?(?:比重|比例)|占比|占有率|百分比/g, '比'],
  [/具有|具备/g, '具备'],
  [/基本科学素质|科学素质|科学素养/g, '科学素质'],
  [/市场/g, '市场'],
  [/之比|的比值|比值|与/g, ''],
  [/每万人口|每万人|万人口|万人均|万人/g, '万人'],
  [/每万名|万名/g, '万名'],
  [/每千家|千家/g, '千家'],
  [/一般公共预算支出|公共财政预算支出|公共预算支出|一般预算支出|公共财政支出/g, '一般公共预算支出'],
  [/科学技术支出|科技支出|科技经费支出/g, '科技支出'],
];

/**
 * The form in which names are compared: NFKC, lower case, without numbering, spaces, line breaks, trailing unit and
 * punctuation, with variants folded (R&D, 占比/比重, GDP …). `1.全社会Ｒ＆Ｄ经费(亿元)` → `全社会研发经费`.
 */
export function normaliseName(text: string): string {
  let name = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .toLowerCase();
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(NUMBERING, '').replace(OF_WHICH, '');
  }
  name = splitTrailingUnit(name).name;
  for (const [pattern, replacement] of VARIANTS) name = name.replace(pattern, replacement);
  return name.replace(/[的地得之]|[()（）[\]【】《》“”"'’‘、,，。.:：;；·\-—_/\\*※!！?？&+%]/g, '');
}

/** Words that carry little: stripped for the second, looser comparison. */
export function looseName(normalised: string): string {
  return normalised
    .replace(
      /(?:各类|(?<!市)本级|情况|指标|完成|实际|累计|全市|全县|全区|全省|本市|本县|我市|我县|地方|全社会|当年|年度|有效期内|总数|总量|数量|个数|家数|户数|总额|金额|数|额|值|率|量|占)/g,
      '',
    )
    .replace(/(?:经费投入|经费支出|支出经费|投入经费|经费|投入)/g, '支出');
}

/** Words that make two otherwise similar names different indicators. */
const DISTINGUISHING =
  /高价值|有效|发明|实用新型|专利|省级以上|省级|市级|国家级|县级|市本级|县区|科技型|创新型|高新技术|千家|万家|万人|万名|十万人|人均|占|比|增长|增速|增幅|增加值|新增|净增|新认定|规上|企业|平台|孵化|合同|成交|登记|支出|收入|利润|劳动生产率|人员|论文|奖|上市|特派员|团队|基地|园区|农业|农村|工业|服务业|制造业|高技术|装备|研发|新产品|财政|素质|贡献|综合|指数|输出|吸纳|转化|重点实验室|技术中心/g;

export const distinguishingWords = (normalised: string): ReadonlySet<string> =>
  new Set(normalised.match(DISTINGUISHING) ?? []);
