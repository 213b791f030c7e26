import { NotUnderstood } from '../diagnostic.ts';
import type { Token } from '../tokens/token.ts';
import { readAward } from './read-award.ts';
import { readHead } from './read-head.ts';
import type { Limit, Statement } from './statement.ts';

export interface ReadStatements {
  readonly statements: readonly Statement[];
  /** Limits before any statement, and 满分N分. */
  readonly limits: readonly Limit[];
  /** Words after the last points, which score nothing. */
  readonly trailing: readonly Token[];
  readonly roundTo: number | null;
  /** 基础分为15分. */
  readonly base: string | null;
  /** 满分10分, 本项5分. */
  readonly worth: string | null;
}

/** More lines than any standard has; hostile text is refused before its lines are compared with each other. */
const MOST_STATEMENTS = 150;

const SEPARATORS = new Set(['comma', 'semicolon', 'stop', 'bar', 'colon', 'listcomma']);
const STRENGTH = { none: 0, comma: 1, listcomma: 1, colon: 1, bar: 2, semicolon: 3, stop: 4 };

/** Cuts a flattened item into statements: what is said (the head), then the points it brings (the award). */
export function readStatements(tokens: readonly Token[]): ReadStatements {
  const statements: Statement[] = [];
  const limits: Limit[] = [];
  let roundTo: number | null = null;
  let base: string | null = null;
  let worth: string | null = null;
  let head: Token[] = [];
  let boundary: keyof typeof STRENGTH = 'none';
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    if (SEPARATORS.has(token.kind) && head.length === 0) {
      const kind = token.kind as keyof typeof STRENGTH;
      if (STRENGTH[kind] > STRENGTH[boundary]) boundary = kind;
      at += 1;
      continue;
    }
    if (token.kind === 'limit') {
      const limit: Limit = {
        start: token.start,
        end: token.end,
        says: token.says ?? 'cap',
        value: token.value ?? token.upper ?? null,
        overall:
          STRENGTH[boundary] >= STRENGTH.semicolon ||
          /累计|合计|总|共|各项|以上/.test(`${head.map((part) => part.text).join('')}${token.text}`),
      };
      const last = statements.at(-1);
      if (limit.says === 'worth') worth = limit.value;
      else if (last) last.limits.push(limit);
      else limits.push(limit);
      head = keepMeaning(head);
      at += 1;
      continue;
    }
    if (token.kind === 'round') {
      roundTo = Number(token.value ?? '0');
      head = keepMeaning(head);
      at += 1;
      continue;
    }
    if (
      token.kind === 'base' &&
      !head.some((part) => /^(?:relation|compare|every)$/.test(part.kind)) &&
      !/得$|计$/.test(head.at(-1)?.text ?? '')
    ) {
      base = token.value ?? null;
      head = [];
      at += 1;
      continue;
    }
    const last = statements.at(-1);
    if ((token.kind === 'etcetera' || token.kind === 'highest') && last) {
      const said = token.says === 'cumulative' ? 'cumulative' : token.kind;
      statements[statements.length - 1] = { ...last, [said]: true };
      head = keepMeaning(head);
      at += 1;
      continue;
    }
    const award = readAward(tokens, at, head);
    if (award) {
      checkWords(head);
      if (statements.length >= MOST_STATEMENTS) throw new NotUnderstood('not-understood', award.award);
      const start = head[0]?.start ?? award.award.start;
      const read = readHead(head, { start, end: award.award.start });
      statements.push({
        start,
        end: award.award.end,
        head: read,
        award: award.award,
        limits: [],
        etcetera: false,
        highest: false,
        boundary: boundary === 'colon' || boundary === 'listcomma' ? 'comma' : boundary,
      });
      head = [];
      boundary = 'none';
      at = award.next;
      continue;
    }
    head.push(token);
    at += 1;
  }
  const trailing = head.filter((token) => !SEPARATORS.has(token.kind));
  // 按A档10分、B档8分计分: the verb stands behind the points.
  const closing =
    statements.at(-1)?.award.bare && trailing.length === 1 && CLOSING.test(trailing[0]?.text ?? '');
  if (!closing) checkTrailing(trailing);
  return { statements, limits, trailing, roundTo, base, worth };
}

/** Words before a limit (但, 累计, 本项) only lead it in; conditions before it would be lost, so they stay. */
function keepMeaning(head: readonly Token[]): Token[] {
  checkWords(head);
  return head.some((token) => /^(?:number|every|compare|place)$/.test(token.kind)) ? [...head] : [];
}

const CLOSING = /^(?:计分|得分|记分|赋分|计算|计算得分|评分)$/;

/** 均按照功效系数法打分. */
const JUDGED = /按[^,;。]{0,12}(?:打|评)分/;

/** 按排名赋分,第1名得满分: only leads in. */
const LEADS =
  /^(?:按|按照)(?:全[省市县区])?(?:排名|名次|位次|完成情况|完成进度|等次|档次|(?:以下|下列|如下)(?:标准|办法|方法|规则))(?:进行)?(?:赋分|计分|得分|评分|打分|记分)$/;

/** Words that change what counts, or how much. */
const TURNS = /减半|折半|翻倍|加倍|双倍|视同|视作|折算(?!率)|折合|(?:全年|年度|各季度)累计(?:得分|计算)?$/;

/** Words that would still score: 多引进按数量得分. */
const SCORES =
  /(?:^|按[^,;。]{0,8}|再|另|可|不再?|予以?|应|酌情|相应|适当|重复|比例|数量|分别|加倍|翻倍|双倍|各)(?:得|计|记|加|扣|减|赋|给|奖)分(?!值|分值|项|因素|标准|办法|细则|情况|原因|表|规则|依据|类|方法|条件|率|比例|说明|制|区间|段|档|标)/;

function checkWords(tokens: readonly Token[]): void {
  const turned = tokens.find((token) => token.kind === 'words' && TURNS.test(token.text));
  if (turned) throw new NotUnderstood('changes-tariff', turned);
  const scoring = tokens.find(
    (token) =>
      token.kind === 'words' &&
      (SCORES.test(token.text) || JUDGED.test(token.text)) &&
      !LEADS.test(token.text),
  );
  if (scoring) throw new NotUnderstood('not-understood', scoring);
}

/** 其他情况由领导小组研究确定: not nothing, but not said here. */
const ELSEWHERE =
  /(?:其他|其它|其余|未尽|特殊|具体|其中)[^,;。]{0,16}(?:研究|确定|决定|商定|议定|另行|另定|掌握|裁定|酌情)/;

function checkTrailing(trailing: readonly Token[]): void {
  const written = trailing.map((token) => token.text).join('');
  const [first] = trailing;
  if (first && ELSEWHERE.test(written))
    throw new NotUnderstood('not-understood', { start: first.start, end: trailing.at(-1)?.end ?? first.end });
  checkWords(trailing);
  const number = trailing.find((token) => /^(?:number|every|place|otherwise)$/.test(token.kind));
  if (number) {
    const last = trailing.at(-1) ?? number;
    throw new NotUnderstood('number-left-over', { start: trailing[0]?.start ?? number.start, end: last.end });
  }
}
