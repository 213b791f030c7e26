import { NotUnderstood } from '../diagnostic.ts';
import type { Token } from '../tokens/token.ts';

export interface Flattened {
  /** Brackets gone: points and rules inside them in line, remarks left out. */
  readonly tokens: readonly Token[];
  readonly remarks: readonly Token[];
}

/** Which tokens came out of brackets as bare points (`(8分)`): they are marked by a gap-free `open` before them. */
export function flattenBrackets(tokens: readonly Token[]): Flattened {
  const out: Token[] = [];
  const remarks: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'close') continue;
    if (token.kind !== 'open') {
      out.push(token);
      continue;
    }
    const close = closing(tokens, at);
    const inner = tokens.slice(at + 1, close);
    const last = inner.at(-1) ?? token;
    const span: Token = { ...token, text: '', end: last.end };
    if (isPoints(inner, out.at(-1))) {
      out.push({ ...token, kind: 'open' }, ...inner, { ...span, kind: 'close', start: last.end });
    } else if (inner.some((part) => RULING.has(part.kind)) || isCondition(inner) || isPlace(inner)) {
      const flat = flattenBrackets(inner);
      out.push({ ...token, kind: 'comma', text: ',' }, ...flat.tokens, {
        ...span,
        kind: 'comma',
        start: last.end,
      });
      remarks.push(...flat.remarks);
    } else if (isNumberOf(inner, out)) {
      out.push(...inner);
    } else if (isDueOften(inner, out)) {
      remarks.push({ ...span, text: inner.map((part) => part.text).join('') });
    } else {
      const text = inner.map((part) => part.text).join('');
      if (TURNS.test(text) || (inner.some((part) => part.kind === 'number') && !HARMLESS.test(text))) {
        throw new NotUnderstood('remark-changes-count', { start: token.start, end: last.end + 1 });
      }
      remarks.push({ ...span, text });
    }
    at = close;
  }
  return { tokens: out, remarks };
}

const RULING = new Set(['award', 'verb', 'limit', 'highest', 'fen', 'veto', 'round', 'base']);
/** 每高(低)1个百分点加(减)1分 says two things at once. */
const TURNS =
  /^(?:[高低增减加扣多少升降或]{1,3}|增加|减少|提高|降低|上升|下降|加分|减分|扣分|超过|低于|高于)$/;
const HARMLESS =
  /^(?:含|包括|不含|如|例如|指|即|详见|见附件|见|附件|备注|\d{4}年|以\d{4}年|截至)[^视折]*$|^\d+(?:\.\d+)*$/;

/** 达到80% inside brackets is part of what is said before it. */
const isCondition = (inner: readonly Token[]): boolean =>
  inner[0]?.kind === 'compare' && inner[1]?.kind === 'number';

/** 第一方阵(前3名): which places are meant. */
const isPlace = (inner: readonly Token[]): boolean => inner.length === 1 && inner[0]?.kind === 'place';

/** 完成年度任务(30家), 全部建成(5处): how many that is. */
function isNumberOf(inner: readonly Token[], before: readonly Token[]): boolean {
  const [number, unit, more] = inner;
  const words = wordsBefore(before);
  return (
    number?.kind === 'number' &&
    unit?.kind === 'unit' &&
    more === undefined &&
    /(?:任务|任务数|目标|目标数|计划|计划数|指标|基数)$|(?:全部|均)(?:[^,;。]{0,4}(?:建成|完成|开工|竣工|投产|创建|达标|办结))$/.test(
      words,
    )
  );
}

const TIMES_A_YEAR: Readonly<Record<string, number>> = { 月: 12, 季度: 4, 季: 4, 半年: 2, 周: 52 };

/** 12条(每月1条): the same number, said another way. */
function isDueOften(inner: readonly Token[], before: readonly Token[]): boolean {
  const said = /^每个?(月|季度|季|半年|周)(?:不少于|至少)?(\d+|[一二两三四五六七八九十])(\D{1,2})$/.exec(
    inner.map((part) => part.text).join(''),
  );
  const [number, unit] = before.slice(-2);
  const size = inner.find((part) => part.kind === 'number')?.value;
  return (
    said !== null &&
    number?.kind === 'number' &&
    unit?.text === said[3] &&
    Number(size) * (TIMES_A_YEAR[said[1] ?? ''] ?? 0) === Number(number.value)
  );
}

/** The words right before, back to the last comma. */
function wordsBefore(before: readonly Token[]): string {
  const cut = before.findLastIndex((token) => !/^(?:words|reference|relation|change|year)$/.test(token.kind));
  return before
    .slice(cut + 1)
    .map((token) => token.text)
    .join('');
}

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at]?.kind === 'open') depth += 1;
    if (tokens[at]?.kind === 'close') depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** (8分), (8-6分), (3-0): points alone. Without 分 only where a condition stands right before. */
function isPoints(inner: readonly Token[], before: Token | undefined): boolean {
  const kinds = inner.map((token) => token.kind).join(' ');
  if (/^number(?: fen)?(?: range number)?(?: fen)$/.test(kinds)) return true;
  if (/^number range number$/.test(kinds)) return true;
  return kinds === 'number' && /^(?:unit|post|including|number)$/.test(before?.kind ?? '');
}
