/**
 * Rows and cells of a block as Excel, WPS and web tables put it on the clipboard: tabs between cells, a line for each
 * row, and quotes around a cell that holds a tab, a line break or quotes of its own.
 */
export function pastedBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = cellFrom(text, at);
    rows.at(-1)!.push(cell);
    if (text[end] === '\t') {
      at = end + 1;
      if (at === text.length) rows.at(-1)!.push('');
      continue;
    }
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    // A line break at the very end closes the last row and begins none.
    if (at < text.length) rows.push([]);
  }
  return rows;
}

/** The cell that begins at a place, and where it ends. */
function cellFrom(text: string, start: number): readonly [string, number] {
  if (text[start] === '"') {
    let cell = '';
    for (let at = start + 1; at < text.length; at++) {
      if (text[at] !== '"') cell += text[at];
      else if (text[at + 1] === '"') cell += text[++at];
      else if (/[\t\r\n]/.test(text[at + 1] ?? '\n')) return [cell, at + 1];
      // Quotes inside a word are the cell's own.
      else break;
    }
  }
  const length = text.slice(start).search(/[\t\r\n]/);
  const end = length < 0 ? text.length : start + length;
  return [text.slice(start, end), end];
}
