/** The positive section of a format code, without colours, locale tags and quoted text. */
function bareSection(format: string): string {
  return (format.split(';')[0] ?? '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[[^\]]*\]/g, '');
}

/** True when the format shows a fraction as percent, so that 0.0116 is read as 1.16. */
export const isPercentFormat = (format: string): boolean => bareSection(format).includes('%');

/** True for dates and times: such a number is no quantity. */
export function isDateFormat(format: string): boolean {
  const bare = bareSection(format).toLowerCase();
  if (/general|0|#/.test(bare.replace(/\.0+$/, ''))) return false;
  return /[ymdhs]/.test(bare) && /y|m+[-/.年月]|d|h|s/.test(bare);
}

/** Decimals that a fixed format shows; null where the format shows as many as there are (General, text, fractions). */
export function formatPlaces(format: string): number | null {
  const bare = bareSection(format);
  if (!/[0#?]/.test(bare) || /general/i.test(bare) || bare.includes('/') || /e[+-]/i.test(bare)) return null;
  const fraction = /\.([0#?]+)/.exec(bare)?.[1];
  if (fraction?.includes('#')) return null;
  return fraction?.length ?? 0;
}
