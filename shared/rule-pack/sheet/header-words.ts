import { plainText, type TargetKind } from './text-grid.ts';

export type ColumnRole =
  | 'number'
  | 'group'
  | 'name'
  | 'scope'
  | 'unit'
  | 'points'
  | 'subgroup'
  | 'standard'
  | 'reading'
  | 'lead'
  | 'cooperating'
  | 'notes'
  | 'id'
  | 'target';

export interface Column {
  readonly role: ColumnRole;
  readonly target?: { readonly kind: TargetKind; readonly period: string | null };
}

/** Words of a header cell, the first that fits; longer and more telling words stand first. */
const WORDS: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(?:规则)?编号$|^id$/i, 'id'],
  [/^读法$/, 'reading'],
  [/序号|^号$|^No\.?$/i, 'number'],
  [
    /评分标准|计分标准|评分办法|计分办法|评分细则|评分规则|计分规则|考核标准|评价标准|评分方法|计分方法|评分依据|赋分标准|打分标准|考核办法/,
    'standard',
  ],
  [/权重|分值|标准分|满分|基本分|赋分|分数|^分$/, 'points'],
  [/一级指标|指标类型|指标类别|类别|大类|维度|考核项目类别|^项目类别$/, 'group'],
  [/配合(?:部门|单位)|协办|协同/, 'cooperating'],
  [/数据来源|牵头(?:部门|单位)|责任(?:部门|单位)|主管部门|提供单位|考核单位|负责单位/, 'lead'],
  [/口径|范围|分级/, 'scope'],
  [/计量单位|^单位$|单\s*位$/, 'unit'],
  [
    /三级指标|二级指标|指标名称|考核指标|评价指标|考核内容|评价内容|考核要点|^指标$|^内容$|^项目$|考核项目|指标内容|考核事项|任务名称/,
    'name',
  ],
  [/备注|说明/, 'notes'],
];

/** What a header cell says its column is; null when it is no header word. */
export function columnOf(text: string): Column | null {
  const words = plainText(text).replace(/\s+/g, '');
  if (words === '' || words.length > 24) return null;
  const target = targetColumn(words);
  if (target) return { role: 'target', target };
  const found = WORDS.find(([pattern]) => pattern.test(words));
  return found ? { role: found[1] } : null;
}

function targetColumn(words: string): Column['target'] | null {
  const period = /(20\d{2})年?/.exec(words)?.[1] ?? null;
  if (/约束值/.test(words)) return { kind: 'constraint', period };
  if (/预期值/.test(words)) return { kind: 'expectation', period };
  if (/基期值|基准值|基数/.test(words) || (period !== null && /实际值/.test(words)))
    return { kind: 'baseline', period };
  if (/目标/.test(words) && !/完成|差/.test(words)) return { kind: 'target', period };
  return null;
}
