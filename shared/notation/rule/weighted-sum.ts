import { exact } from '../../model/exact.ts';
import type { PointsNode, ScoringRule } from '../../rule-pack/scoring-rule.ts';
import type { Token } from '../tokens/token.ts';
import { type Assembly, constant, numberInput, plain, plus, same, times } from './assembly.ts';

const SHARE =
  /^(?:得分|成绩|分数|结果|分值)?(?:所)?(?:占|占比|占总分|占比为|权重|权重为|按|所占权重|所占比重为|比重为)(?:总分的?|总成绩的?|年度得分的?)?$/;

interface Share {
  readonly name: string;
  readonly percent: string;
}

/** 季度考核得分占40%,年度考核得分占60%: scores weighted into one; the shares must make up the whole. */
export function weightedSum(tokens: readonly Token[], assembly: Assembly): ScoringRule | null {
  const shares: Share[] = [];
  let words = '';
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const percent = token?.kind === 'number' && tokens[at + 1]?.text === '%' ? token.value : undefined;
    if (percent !== undefined) {
      const read = shareOf(words, percent);
      if (!read) return null;
      shares.push(read);
      words = '';
      at += 1;
    } else if (token && /^(?:comma|semicolon|stop|listcomma)$/.test(token.kind)) words = '';
    else if (token && /^(?:words|reference|times|relation|year)$/.test(token.kind) && token.kind !== 'times')
      words += token.text;
    else return null;
  }
  const total = shares.reduce((sum, share) => plus(sum, share.percent), '0');
  const names = new Set(shares.map((share) => share.name));
  if (
    shares.length < 2 ||
    !same(total, '100') ||
    names.size !== shares.length ||
    !/^(?:折算|计算|计入总分|的比例折算|的权重计算)?$/.test(words)
  )
    return null;
  const parts = shares.map(
    (share): PointsNode => ({
      node: 'arithmetic',
      operator: 'multiply',
      left: numberInput(assembly, { name: share.name, label: share.name, unit: '分', measure: 'points' }),
      right: constant(plain(times(share.percent, '0.01'))),
    }),
  );
  const { maxPoints } = assembly;
  // Parts out of a hundred make a hundred; a smaller weight would need another scale.
  if (maxPoints !== null && exact(maxPoints).n !== 100) return null;
  return { kind: 'formula', inputs: assembly.inputs, points: { node: 'sum', parts } };
}

function shareOf(words: string, percent: string): Share | null {
  for (let cut = words.length - 1; cut > 0; cut -= 1) {
    if (!SHARE.test(words.slice(cut))) continue;
    const name = words.slice(0, cut).replace(/^(?:其中)?[:,、]*|(?:得分|成绩|分数|结果)$/g, '');
    const longer = cut > 1 && SHARE.test(words.slice(cut - 1));
    if (!longer && name.length >= 2) return { name, percent };
  }
  return null;
}
