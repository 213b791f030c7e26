import type { Severity } from '#shared/model/finding.ts';

/**
 * Formula of our conditional formats: always TRUE, and recognisable as ours after the workbook was saved,
 * copied or opened by someone else, when ids have changed. N() of a text is 0.
 */
export const markFormula = (severity: Severity): string => `=N("kezhi-mark:${severity}")=0`;

/** Excel may give the formula back without its equals sign or with blanks. */
export const isMarkFormula = (formula: string): boolean =>
  /^=?\s*N\(\s*"kezhi-mark:\w+"\s*\)\s*=\s*0\s*$/i.test(formula);

/** Light fills with dark text: readable on white and in print; the finding's word is in the pane, never colour alone. */
export const MARK_COLOURS: Readonly<Record<Severity, { readonly fill: string; readonly font: string }>> = {
  blocking: { fill: '#FFC7CE', font: '#9C0006' },
  query: { fill: '#FFEB9C', font: '#7F6000' },
  notice: { fill: '#DDEBF7', font: '#1F4E78' },
};

/** Every comment of ours begins so. */
export const COMMENT_SIGN = '【科指】';
