/** Sheet of `'核验 结果'!$A$1` or `核验结果!A1`; null when the reference names none. */
export function parseSheetReference(reference: string): string | null {
  const quoted = /^\$?'((?:[^']|'')+)'!/.exec(reference);
  if (quoted) return quoted[1]!.replaceAll("''", "'");
  return /^\$?([^'!]+)!/.exec(reference)?.[1] ?? null;
}

/** `核验结果` → `'核验结果'!`, quoted always: that is right for every name. */
export const sheetPrefix = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'!`;
