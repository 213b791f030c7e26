/** Deeper than anything we sign; beyond it a walk through the value would need a stack without bottom. */
const DEEPEST = 64;

/**
 * Parses JSON that is signed: it must say the same to every reader. A member given twice says one thing to who takes the
 * first and another to who takes the last. Throws a SyntaxError for those, for bottomless nesting, and for what is no JSON.
 */
export function parseUnambiguousJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (countMembers(value, 0) !== colonsOf(text)) throw new SyntaxError('a member is given twice');
  return value;
}

/** Colons outside strings: one for each member, whatever its name. */
function colonsOf(text: string): number {
  let colons = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x3a) colons++;
  }
  return colons;
}

/** Place of the quote that ends the string which begins here; an odd number of backslashes before one escapes it. */
function endOfString(text: string, begin: number): number {
  let end = text.indexOf('"', begin + 1);
  while (end > 0) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes++;
    if (backslashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function countMembers(value: unknown, depth: number): number {
  if (!isNest(value)) return 0;
  if (depth >= DEEPEST) throw new SyntaxError('nested too deep');
  const items = Array.isArray(value) ? value : Object.values(value);
  let count = Array.isArray(value) ? 0 : items.length;
  for (const item of items) if (isNest(item)) count += countMembers(item, depth + 1);
  return count;
}

const isNest = (value: unknown): value is object => typeof value === 'object' && value !== null;
