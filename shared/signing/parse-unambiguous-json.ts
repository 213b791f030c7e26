/** Deeper than anything we sign; beyond it a walk through the value would need a stack without bottom. */
const DEEPEST = 64;

/**
 * Parses JSON that is signed: it must say the same to every reader. A member given twice says one thing to who takes the
 * first and another to who takes the last. Throws a SyntaxError for those, for bottomless nesting, and for what is no JSON.
 */
export function parseUnambiguousJson(text: string): unknown {
  const { members, depth } = measure(text);
  if (depth > DEEPEST) throw new SyntaxError('nested too deep');
  const value: unknown = JSON.parse(text);
  if (countMembers(value) !== members) throw new SyntaxError('a member is given twice');
  return value;
}

/** Colons and brackets outside strings: one colon for each member, whatever its name. */
function measure(text: string): { readonly members: number; readonly depth: number } {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x3a) members++;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return { members, depth: deepest };
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

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += countMembers(item);
  else
    for (const member of Object.values(value)) {
      count += 1 + countMembers(member);
    }
  return count;
}
