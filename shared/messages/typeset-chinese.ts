const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};
/** Han characters, and the marks that only stand in Chinese text. */
const CHINESE = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff，。；：？！、（）《》〈〉「」『』【】〔〕“”…]/;
const OPERATOR = /[+\-×÷*/=^<>≤≥≈]/;
/** A calculation without words: figures, operators and percent signs. */
const ARITHMETIC = /^[\d\s.,%‰+\-×÷*/^()]*[+\-×÷*/^][\d\s.,%‰+\-×÷*/^()]*$/;
/** `=SUM(` and `SUM(B2:`: what follows up to the matching bracket is a formula of the sheet. */
const FORMULA = /=[A-Za-z][\w.]*\(|(?<![A-Za-z])[A-Z]{2,}\((?=[^()]*\$?[A-Z]{1,3}\$?\d+\s*[:,)])/g;
const CELL_AFTER = /^\$?[A-Z]{1,3}\$?(?:\d|:)/;

/**
 * Chinese text as it is printed: `, ; : ? ! ( )` beside Chinese characters become full-width, and the space that
 * stood for their width goes. Figures, times, formulas, calculations, addresses (E7:F9, 财政!C5) and Latin names
 * (R;D) stay: `录入 0.64,按 1,234 核算(E7):少` → `录入 0.64，按 1,234 核算（E7）：少`.
 */
export function typesetChinese(text: string): string {
  const marks = [...text];
  const kept = formulaPlaces(text, marks);
  for (const [open, close] of bracketPairs(marks))
    if (!kept.has(open) && isChinesePair(marks, open, close)) {
      marks[open] = '（';
      marks[close] = '）';
    }
  // From the left, so that a mark beside one that has just become Chinese follows it.
  for (const [at, mark] of marks.entries()) {
    if (!/^[,;:?!]$/.test(mark) || kept.has(at)) continue;
    if (mark === '!' && CELL_AFTER.test(marks.slice(at + 1, at + 8).join(''))) continue;
    // A semicolon between figures still parts two clauses; between letters (R;D) it is a slip of the document.
    if (mark === ';' && isClauseEnd(marks, at)) marks[at] = FULL_WIDTH[mark]!;
    if (isChinese(beside(marks, at, -1)) || isChinese(beside(marks, at, 1))) marks[at] = FULL_WIDTH[mark]!;
  }
  return marks
    .join('')
    .replace(/([，；：？！（）]) +/g, '$1')
    .replace(/ +([，；：？！（）])/g, '$1');
}

const isClauseEnd = (marks: readonly string[], at: number): boolean =>
  marks.some(isChinese) && !/[A-Za-z]/.test(beside(marks, at, -1) + beside(marks, at, 1));

const isChinese = (mark: string): boolean => CHINESE.test(mark);

/** The nearest mark that is no space; empty at an end. */
function beside(marks: readonly string[], at: number, step: 1 | -1): string {
  let place = at + step;
  while (marks[place] === ' ') place += step;
  return marks[place] ?? '';
}

function bracketPairs(marks: readonly string[]): readonly (readonly [number, number])[] {
  const open: number[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (const [at, mark] of marks.entries()) {
    if (mark === '(') open.push(at);
    const opened = mark === ')' ? open.pop() : undefined;
    if (opened !== undefined) pairs.push([opened, at]);
  }
  return pairs.sort(([a], [b]) => a - b);
}

/** Brackets with Chinese inside, or beside it; those of a calculation and of `f(x)` belong to it. */
function isChinesePair(marks: readonly string[], open: number, close: number): boolean {
  const content = marks.slice(open + 1, close).join('');
  if (isChinese(content)) return true;
  const before = beside(marks, open, -1);
  const after = beside(marks, close, 1);
  if (OPERATOR.test(before) || OPERATOR.test(after) || ARITHMETIC.test(content)) return false;
  if (/[A-Za-z0-9]/.test(marks[open - 1] ?? '')) return false;
  return isChinese(before) || isChinese(after);
}

function formulaPlaces(text: string, marks: readonly string[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { index, 0: start } of text.matchAll(FORMULA)) {
    // Places count characters, matches count code units.
    let at = [...text.slice(0, index)].length;
    const bracket = at + start.length - 1;
    for (let depth = 0; at < marks.length; at++) {
      places.add(at);
      if (marks[at] === '(') depth++;
      if (marks[at] === ')') depth--;
      if (at >= bracket && depth === 0) break;
    }
  }
  return places;
}
