import type { Measure } from '../../rule-pack/scoring-rule.ts';

/** What the unit given with a text says of its number: 百分点 vs plan, 次 missed, % of target, bool. */
export interface UnitHint {
  readonly unit: string | null;
  readonly measure: Measure | null;
  readonly isStatement: boolean;
  /** The number is counted from the line the text draws (次 missed, 百分点 above): 0 is just on it. */
  readonly isDistance: boolean;
  /** 1 stands for 100 %. */
  readonly isFraction: boolean;
}

const MEASURES: readonly (readonly [RegExp, Measure])[] = [
  [
    /of (?:the |annual |yearly )?(?:target|plan|schedule|task|goal|quota|average|mean)|attainment|完成率|完成进度|完成比例|达成率|占目标|目标完成/i,
    'attainment',
  ],
  [/missed|missing|short|shortfall|lacking|behind|gap|\bbelow\b|缺|欠|差额|少/i, 'shortfall'],
  [/deviation|偏差|偏离/i, 'deviation'],
  [
    /above target|above plan|extra|excess|beyond|over target|超额|超出|reduction|drop|decline|decrease|降幅|下降|减少/i,
    'excess',
  ],
  [/\bvs\b|versus|change|difference|relative to|above|over|below|compared|相差|增减|变化|较/i, 'difference'],
  [/rank|place|位次|名次|排名/i, 'rank'],
];

/** Growth over last year or a mean is a number of its own, not the way to a line. */
const MEASURED_ELSEWHERE =
  /last|prior|previous|year|average|mean|peer|benchmark|change|reduction|drop|decline|decrease|growth|increase|上年|去年|同期|平均|增长|增幅|增速|降幅|下降|减少|变化|基准/i;

export function readUnitHint(text: string | null): UnitHint {
  if (text === null || text.trim() === '')
    return { unit: null, measure: null, isStatement: false, isDistance: false, isFraction: false };
  const written = text.trim();
  const isStatement = /^(?:bool|boolean|yes.?no|true.?false|是否|是\/否|是否完成)/i.test(written);
  const isFraction = /^(?:ratio|fraction|share|小数|比值)$/i.test(written);
  const measure = MEASURES.find(([pattern]) => pattern.test(written))?.[1] ?? null;
  const isDistance =
    measure === 'shortfall' ||
    ((measure === 'excess' || measure === 'difference') && !MEASURED_ELSEWHERE.test(written));
  // rank, score, mixed: says what the number is, not what it is counted in.
  const unit = /^[^\s(,（]+/.exec(written.replace(/^[a-z]+\b.*$/i, ''))?.[0] ?? null;
  return { unit: isStatement || isFraction ? null : unit, measure, isStatement, isDistance, isFraction };
}
