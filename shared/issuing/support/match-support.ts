import type { SupportItem } from '../../rule-pack/rule-pack.ts';
import { matchName, type NameIndex } from '../../workbook/text/name-match.ts';

/** What a row says of the kind of support it claims. */
export interface SupportWords {
  readonly name: string;
  /** 新认定, 复审 … */
  readonly kind: string;
  readonly level: string;
  /** 第2年 … */
  readonly year: string;
}

/** Below this a name is a guess. */
const LIKELY = 0.85;

/**
 * The line of a schedule that a row claims: by its own words with kind, level and year put around them in every order that
 * tables use; a row that names only a contract or a holder, by what stands over its table.
 */
export function matchSupport(
  words: SupportWords,
  around: { readonly texts: readonly string[]; readonly header: string },
  items: readonly SupportItem[],
  names: NameIndex,
): SupportItem | 'ambiguous' | null {
  const own =
    bestOf(formsOf(words), items, names) ?? bestOf([completedName(words.name, around.header)], items, names);
  if (own !== null) return own;
  for (const text of [...around.texts, around.header].filter((one) => one !== '')) {
    const found = bestOf(contextForms(text, around.header, words), items, names);
    if (found !== null) return found;
  }
  return null;
}

/** 市级孵化器考核合格: that the condition holds is said, not what is claimed. 不合格 says that it does not. */
const PASSED = /(?:年度|绩效)?(?:考核|评估|评价)?(?:结果)?(?:为)?(?<!不)合格(?:以上)?(?:等次)?$/;

/** 省级 + 新认定 + 高新技术企业 in the orders in which tables put them. */
function formsOf({ name, kind, level, year }: SupportWords): readonly string[] {
  const [plain, inner] = withoutBracket(name);
  const unconditional = plain.replace(PASSED, '');
  const state = [kind, inner].find((one) => one !== '') ?? '';
  const years = yearForms(year === '' ? `${kind}${inner}` : year);
  return [
    ...years.flatMap((one) => [
      `${plain}${one}`,
      `${plain}(${one})`,
      `${plain}${one}保费`,
      `${plain}保费(${one})`,
    ]),
    `${state}${level}${plain}`,
    `${level}${plain}(${state})`,
    `${level}${plain}`,
    `${level}${plain}${state}`,
    `${state}${plain}`,
    `${plain}(${state})`,
    `${kind}`,
    name,
    plain,
    ...(unconditional === plain ? [] : [`${level}${unconditional}`, unconditional]),
  ].filter((form, at, all) => form !== '' && all.indexOf(form) === at);
}

/** 第二年, 2, 第2年度 → 第2年. */
function yearForms(text: string): readonly string[] {
  const digit = /第?\s*([123一二三])\s*(?:个)?年/.exec(text)?.[1] ?? /^\s*([123])\s*$/.exec(text)?.[1];
  return digit === undefined ? [] : [`第${'一二三'.includes(digit) ? '一二三'.indexOf(digit) + 1 : digit}年`];
}

const withoutBracket = (name: string): readonly [string, string] => {
  const plain = name.normalize('NFKC').replace(/\s+/g, '');
  const match = /^(.+?)\(([^()]+)\)$/.exec(plain);
  return match ? [match[1]!, match[2]!] : [plain, ''];
};

/** 促成技术合作合同 under 合同实际履行金额(万元) is 促成技术合作合同实际履行金额: what both say is said once. */
function completedName(name: string, header: string): string {
  const [own] = withoutBracket(name);
  const [amount] = withoutBracket(header);
  let shared = Math.min(own.length, amount.length);
  while (shared > 0 && !own.endsWith(amount.slice(0, shared))) shared--;
  return own + amount.slice(shared);
}

/** A title loses its year, its place and the word for the table; the header of its amounts may complete it. */
const contextForms = (text: string, header: string, { level }: SupportWords): readonly string[] => {
  const plain = withoutBracket(text)[0]
    .replace(/\.\w+$/, '')
    .replace(/^(?:附件\d*[:：]?|.{2,4}[市县区])?(?:20\d{2}年(?:度)?)?/, '')
    .replace(/(?:明细|申报|申请|汇总|情况|统计|奖补|奖励|补助|兑现|资金)*(?:表|台账|清单|清册|名单)$/, '')
    .replace(/\((?:单位:)?[万亿]?元\)$/, '');
  return [`${level}${plain}`, plain, `${plain}${withoutBracket(header)[0]}`];
};

/** The best line over all forms; several at the same height are told apart by nobody. */
function bestOf(
  forms: readonly string[],
  items: readonly SupportItem[],
  names: NameIndex,
): SupportItem | 'ambiguous' | null {
  let best: { readonly ids: ReadonlySet<string>; readonly score: number } | null = null;
  for (const form of forms) {
    const matches = matchName(form, names).filter((one) => one.part === null);
    const score = matches[0]?.score ?? 0;
    if (score < LIKELY || score <= (best?.score ?? 0)) continue;
    best = {
      score,
      ids: new Set<string>(matches.filter((one) => one.score === score).map((one) => one.indicatorId)),
    };
  }
  if (best === null) return null;
  if (best.ids.size > 1) return 'ambiguous';
  return items.find((item) => best.ids.has(item.id)) ?? null;
}
