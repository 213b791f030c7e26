import type { RankingReason, RankRobustness } from '../model/city-table.ts';
import type { Language } from './language.ts';

/** Why there are no ranks, one sentence a reason: what is open, and whom it concerns. */
export function rankingReason({ why, text, indicator, regions }: RankingReason, language: Language): string {
  const zh = language === 'zh';
  const who = regions
    .map(({ name, value }) => `${name}${value === null ? '' : ` ${value}`}`)
    .join(zh ? '、' : ', ');
  const question = text?.[language] ?? '';
  if (why === 'not-reported') {
    const counts = regions.map(({ name, value }) => (zh ? `${name} ${value} 项` : `${name} (${value})`));
    return zh ? `还有评分项没有报:${counts.join('、')}` : `items not reported: ${counts.join(', ')}`;
  }
  if (why === 'quarter-missing')
    return zh ? `缺季度成绩,合不成年度成绩:${who}` : `quarters without a result: ${who}`;
  if (why === 'not-computable')
    return zh ? `${indicator}不能计算:${who}` : `${indicator} cannot be computed: ${who}`;
  if (indicator === '') return zh ? `${question}涉及 ${who}` : `${question} Concerns ${who}`;
  return zh
    ? `${indicator}的评分标准未定${question === '' ? '' : `(${question})`},涉及 ${who}`
    : `${indicator}: its standard is open${question === '' ? '' : ` (${question})`}, concerns ${who}`;
}

/** What 名次稳健性 means, in one sentence. */
export const robustnessNote = ({ percent }: RankRobustness, language: Language): string =>
  language === 'zh'
    ? `名次稳健性:各项分值各自在 ±${percent} % 内变动(互不牵连,得分率不变,加减分不动),名次不出括号内的范围。`
    : `Robustness: however each weight moves within ±${percent} % (each on its own, same attainment, events unchanged), the rank stays in the range.`;

/** `3(2–4)` */
export const rankWithRange = (
  rank: number,
  range: { readonly best: number; readonly worst: number } | null,
): string =>
  range === null
    ? String(rank)
    : `${rank}(${range.best === range.worst ? range.best : `${range.best}–${range.worst}`})`;
