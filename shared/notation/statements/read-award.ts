import { NotUnderstood } from '../diagnostic.ts';
import type { Token } from '../tokens/token.ts';
import type { Award } from './statement.ts';

/** The points at `index`, if points stand there: 得5分, 扣0.1分, (8-6分), 不得分, 按比例得分, 加3分、2分、1分. */
export function readAward(
  tokens: readonly Token[],
  index: number,
  head: readonly Token[],
): { award: Award; next: number } | null {
  const token = tokens[index];
  if (!token) return null;
  if (token.kind === 'award') return readNamed(tokens, index);
  if (token.kind === 'veto') {
    return {
      award: { ...plain(token), verb: 'get', what: 'veto', grade: token.text, end: token.end },
      next: index + 1,
    };
  }
  if (token.kind === 'base') {
    return {
      award: { ...plain(token), verb: 'get', what: 'points', points: [token.value ?? '0'] },
      next: index + 1,
    };
  }
  if (token.kind === 'verb') {
    let at = index + 1;
    while (tokens[at]?.kind === 'respectively' || tokens[at]?.kind === 'colon') at += 1;
    const list = readPoints(tokens, at, head.some((part) => part.kind === 'respectively') || at > index + 1);
    if (!list) throw new NotUnderstood('not-understood', token);
    const [said = 'get', other] = (token.says ?? 'get').split('-');
    // 增幅超过10%再得2分: besides what stands before.
    const besides = said === 'get' && /^(?:可以?|应|则|各|均)?(?:再|另外?|额外)/.test(token.text);
    const verb = besides ? 'add' : (said as Award['verb']);
    const both = other === undefined ? {} : { both: true as const };
    const each = /^[^得加扣计]*各/.test(token.text) ? { each: true as const } : {};
    return {
      award: { ...plain(token), ...list.read, ...both, ...each, verb, end: list.end },
      next: list.next,
    };
  }
  if (token.kind === 'open') {
    const list = readPoints(tokens, index + 1, false);
    if (!list) throw new NotUnderstood('not-understood', token);
    return {
      award: { ...plain(token), ...list.read, verb: 'get', bare: true, bracketed: true, end: list.end },
      next: list.next + 1,
    };
  }
  if (token.kind === 'number' && !isQuantity(tokens, index, head)) {
    const list = readPoints(
      tokens,
      index,
      head.some((part) => part.kind === 'respectively'),
    );
    const each = /各(?:占|为|有)?$/.test(head.at(-1)?.text ?? '') ? { each: true as const } : {};
    if (list)
      return {
        // 发生较大事故的,本项0分: nothing, not points for it.
        award: {
          ...plain(token),
          ...list.read,
          ...each,
          ...(isNothing(list.read, tokens[list.next - 1]) &&
          head.reduce((length, part) => length + part.text.length, 0) > 2
            ? { what: 'none' as const, points: [] }
            : {}),
          verb: 'get',
          bare: true,
          end: list.end,
        },
        next: list.next,
      };
  }
  return null;
}

const isNothing = (read: Pick<Award, 'points' | 'range'>, last: Token | undefined): boolean =>
  last?.kind === 'fen' && !read.range && read.points.length === 1 && Number(read.points[0]) === 0;

const plain = (token: Token): Award => ({
  start: token.start,
  end: token.end,
  verb: 'get',
  what: 'points',
  points: [],
  range: false,
  bare: false,
  bracketed: false,
  grade: null,
  perUnit: null,
});

/** 90分以上, ≥90分 are conditions; numbers without 分 are points only in tables (≥3000 2, | 4 |). */
function isQuantity(tokens: readonly Token[], index: number, head: readonly Token[]): boolean {
  const before = head.at(-1);
  if (before?.kind === 'compare' || before?.kind === 'range' || before?.kind === 'plus-minus') return true;
  let at = index + 1;
  let fen = false;
  while (tokens[at] && /^(?:fen|range|number|listcomma)$/.test(tokens[at]?.kind ?? '')) {
    if (tokens[at]?.kind === 'listcomma' && tokens[at + 1]?.kind !== 'number') break;
    fen ||= tokens[at]?.kind === 'fen';
    at += 1;
  }
  const after = tokens[at];
  // 80-89分的得3分, 80-89分,得3分: what is measured is a score.
  const ranged = tokens[index + 1]?.kind === 'range' || tokens[index + 2]?.kind === 'range';
  const led = after?.kind === 'words' ? after.text === '的' : after?.kind === 'comma' && ranged;
  if (fen && led && tokens[at + 1]?.kind === 'verb' && tokens[at + 1]?.says === 'get') return true;
  if (fen)
    return (
      after?.kind === 'post' ||
      (after?.kind === 'open' && tokens[at + 1]?.kind === 'number') ||
      after?.kind === 'including' ||
      after?.kind === 'times' ||
      after?.kind === 'grade-verb' ||
      after?.kind === 'verb' ||
      (after?.kind === 'award' && !/^按|酌|视/.test(after.text))
    );
  // Without 分: a table cell after a complete condition.
  const tabular =
    before?.kind === 'bar' ||
    ((tokens[index]?.gap ?? false) && /^(?:number|unit|post|including)$/.test(before?.kind ?? ''));
  const ends = !after || /^(?:bar|compare|semicolon|stop|comma|words|number|relation)$/.test(after.kind);
  const conditioned = head.some((part) => part.kind === 'number' || part.kind === 'compare');
  return !(tabular && ends && conditioned);
}

/** 5分 · 8-6分 · 3分、2分、1分 · 4、3、2、1分 · 5/3/1分. */
function readPoints(
  tokens: readonly Token[],
  index: number,
  listed: boolean,
): { read: Pick<Award, 'points' | 'range' | 'perUnit'>; next: number; end: number } | null {
  const points: string[] = [];
  let range = false;
  let at = index;
  let end = tokens[index]?.end ?? 0;
  for (;;) {
    const number = tokens[at];
    if (number?.kind !== 'number' || number.value === undefined) break;
    points.push(number.value);
    end = number.end;
    at += 1;
    if (tokens[at]?.kind === 'fen') {
      end = tokens[at]?.end ?? end;
      at += 1;
    }
    const joint = tokens[at];
    const another = tokens[at + 1]?.kind === 'number';
    if (!joint || !another) break;
    if (joint.kind === 'range' && points.length === 1 && !range) {
      range = true;
      at += 1;
      continue;
    }
    const following = tokens[at + 2]?.kind;
    const isListed =
      joint.kind === 'listcomma' ||
      joint.kind === 'divide' ||
      (listed && joint.kind === 'comma') ||
      (listed && joint.kind === 'words' && /^(?:和|及|与)$/.test(joint.text));
    if (isListed && !range && (following === 'fen' || following === joint.kind)) {
      at += 1;
      continue;
    }
    break;
  }
  if (points.length === 0) return null;
  let perUnit: string | null = null;
  if (tokens[at]?.kind === 'every' && tokens[at]?.says === 'suffix') {
    perUnit = tokens[at + 1]?.text ?? null;
    end = tokens[at + 1]?.end ?? end;
    at += 2;
  }
  return { read: { points, range, perUnit }, next: at, end };
}

/** 不得分, 满分, 基本分, 按比例得分, 酌情得分, 减半计分 …; a range may follow 酌情 (酌情扣5-15分). */
function readNamed(tokens: readonly Token[], index: number): { award: Award; next: number } | null {
  const token = tokens[index];
  if (!token) return null;
  const what = (token.says ?? 'none') as Award['what'];
  const moves = what === 'share' ? /^[^\d]*?(扣|减|加|奖)/.exec(token.text)?.[1] : undefined;
  const verb: Award['verb'] = moves
    ? /[扣减]/.test(moves)
      ? 'take'
      : 'add'
    : what !== 'none' && what !== 'keep' && /扣|减(?!半)/.test(token.text) && !/按|满分/.test(token.text)
      ? 'take'
      : /加|奖/.test(token.text)
        ? 'add'
        : 'get';
  const award = {
    ...plain(token),
    verb,
    what,
    text: token.text,
    ...(token.value === undefined
      ? {}
      : {
          points: what === 'ratio' && token.upper !== undefined ? [token.value, token.upper] : [token.value],
        }),
  };
  if (what === 'discretion' && token.value !== undefined && token.upper !== undefined) {
    return { award: { ...award, points: [token.value, token.upper], range: true }, next: index + 1 };
  }
  if (what === 'discretion') {
    const list = readPoints(tokens, index + 1, false);
    if (list && tokens[list.next - 1]?.kind !== 'fen')
      throw new NotUnderstood('not-understood', { start: token.start, end: list.end });
    if (list) return { award: { ...award, ...list.read, end: list.end }, next: list.next };
  }
  return { award, next: index + 1 };
}
