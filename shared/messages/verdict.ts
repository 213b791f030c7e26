import type { Language } from './language.ts';

/** What the first line of 核验 counts. */
export interface VerdictCounts {
  readonly verdict: 'pass' | 'explain' | 'fail' | 'unrecognised';
  /** 强制性错误 that still stand. */
  readonly blocking: number;
  /** 核实性疑点 without 说明. */
  readonly queries: number;
  /** 缺报 with a 缺报说明. */
  readonly explainedGaps: number;
  /** Other 核实性疑点 with a 说明. */
  readonly explainedQueries: number;
}

/** The verdict in one sentence: `可以报送`, `3 处必须改,2 处要说明`, `2 项缺报已说明,可随报`. */
export const verdictLine = (counts: VerdictCounts, language: Language = 'zh'): string =>
  language === 'zh' ? lineZh(counts) : lineEn(counts);

function lineZh({ verdict, blocking, queries, explainedGaps, explainedQueries }: VerdictCounts): string {
  if (verdict === 'unrecognised') return '没认出指标表,看看为什么';
  const explained = [
    ...(explainedGaps > 0 ? [`${explainedGaps} 项缺报已说明`] : []),
    ...(explainedQueries > 0 ? [`${explainedQueries} 处疑点已说明`] : []),
  ].join(',');
  if (verdict === 'pass') return explained === '' ? '可以报送' : `${explained},可随报`;
  const open = [
    ...(blocking > 0 ? [`${blocking} 处必须改`] : []),
    ...(queries > 0 ? [`${queries} 处要说明`] : []),
  ].join(',');
  return explained === '' ? open : `${open};${explained},可随报`;
}

function lineEn({ verdict, blocking, queries, explainedGaps, explainedQueries }: VerdictCounts): string {
  if (verdict === 'unrecognised') return 'No indicator table found; see why';
  const explained = [
    ...(explainedGaps > 0 ? [`${explainedGaps} explained gaps`] : []),
    ...(explainedQueries > 0 ? [`${explainedQueries} explained points`] : []),
  ].join(', ');
  if (verdict === 'pass') return explained === '' ? 'Ready to submit' : `Ready to submit with ${explained}`;
  const open = [
    ...(blocking > 0 ? [`${blocking} must be corrected`] : []),
    ...(queries > 0 ? [`${queries} need an explanation`] : []),
  ].join(', ');
  return explained === '' ? open : `${open}; ${explained} may travel with the data`;
}
