import type { Indicator } from '../rule-pack/rule-pack.ts';

/** Long and short forms of one office, as documents and seals write them. The short one stands for both. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/发展和?改革/, '发改'],
  [/工业和信息化/, '工信'],
  [/科学技术协会/, '科协'],
  [/科学技术|科技和信息化|科信/, '科技'],
  [/市场监督管理/, '市场监管'],
  [/人力资源和?社会保障/, '人社'],
  [/卫生健康/, '卫健'],
  [/住房和?城乡建设/, '住建'],
  [/文化广电和?旅游|文化和?旅游|文广旅/, '文旅'],
  [/林业和?草原/, '林草'],
  [/国有资产监督管理/, '国资'],
  [/(?:地方)?金融监督管理/, '金融'],
];

/**
 * What an office is called apart from its level and form: 市财政局, 区财政局, 漳县财政局 → 财政; 市政府国资委 → 国资;
 * 区发展和改革局 and 市发展改革委 → 发改. 市场监管局 keeps its 市.
 */
export function officeStem(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s/g, '');
  const own = plain
    .replace(/^(?:.{0,6}[省市州县区旗])(?!场)(?=.{2})/u, '')
    .replace(/^(?:人民)?政府(?=.{2})/u, '');
  const short = FORMS.reduce((text, [long, form]) => text.replace(long, form), own);
  return short.replace(/(?:委员会|办公室|[局厅委办])$/u, '') || short;
}

/** Lead and cooperating offices of an indicator; a document names those of one level, a county has its own. */
export function answersFor({ departments }: Pick<Indicator, 'departments'>, department: string): boolean {
  const stem = officeStem(department);
  return [...departments.lead, ...departments.cooperating].some((printed) => officeStem(printed) === stem);
}
