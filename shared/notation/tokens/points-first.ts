import type { Token } from './token.ts';

const ENDS = new Set<Token['kind']>(['comma', 'semicolon', 'stop', 'bar']);

/** 10分:≥90%;8分:80%-90%: the points stand before what brings them, and go behind it in brackets. */
export function pointsFirst(tokens: readonly Token[]): readonly Token[] {
  const starts = tokens.flatMap((_, at) => (opensLine(tokens, at) ? [at] : []));
  if (starts.length < 2 || starts[0] !== 0) return tokens;
  return starts.flatMap((start, index) => {
    const line = tokens.slice(start, starts[index + 1] ?? tokens.length);
    const [number, fen, opening] = line;
    if (!number || !fen || !opening) return line;
    const ending = line.findLastIndex((token) => !ENDS.has(token.kind)) + 1;
    const closed = opening.kind === 'open';
    const body = line.slice(3, closed ? ending - 1 : ending);
    const at = line[ending - 1]?.end ?? fen.end;
    const bracket = (kind: 'open' | 'close'): Token => ({ kind, text: '', start: at, end: at, gap: false });
    return [...body, bracket('open'), number, fen, bracket('close'), ...line.slice(ending)];
  });
}

/** 10分: or 10分(≥90%), at the start of a clause. */
function opensLine(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const [number, fen, opening, first] = tokens.slice(at, at + 4);
  if (number?.kind !== 'number' || fen?.kind !== 'fen' || (before && !ENDS.has(before.kind))) return false;
  if (opening?.kind === 'colon') return true;
  const close = tokens.findIndex((token, index) => index > at && token.kind === 'close');
  const after = tokens[close + 1];
  return (
    opening?.kind === 'open' &&
    (first?.kind === 'compare' || tokens.slice(at + 3, close).some((token) => token.kind === 'number')) &&
    (after === undefined || ENDS.has(after.kind))
  );
}
