import type { SheetRule } from '../rule.ts';

/** Hidden sheets, rows and columns are read like all others; the filler should know that they count. */
export const hiddenContent: SheetRule<'hidden-content'> = {
  code: 'hidden-content',
  basis: 'workbook',
  whole: true,
  kind: 'basic',
  severity: 'notice',
  check: ({ workbook }) => {
    const places = new Map<string, { sheet: string; what: string; at: string[] }>();
    for (const { sheet, what, at } of workbook.recognition.hidden) {
      const place = places.get(`${sheet}|${what}`);
      if (place) place.at.push(at);
      else places.set(`${sheet}|${what}`, { sheet, what, at: [at] });
    }
    return [...places.values()].map(({ sheet, what, at }) => ({
      fact: null,
      place: { sheet, cell: null },
      params: what === 'sheet' ? { what } : { what, at: at.join('、') },
    }));
  },
};
