import type { Severity } from '#shared/model/finding.ts';

/** Light fills with dark text: readable on white and in print; the finding's word is in the pane, never colour alone. */
export const MARK_COLOURS: Readonly<Record<Severity, { readonly fill: string; readonly font: string }>> = {
  blocking: { fill: '#FFC7CE', font: '#9C0006' },
  query: { fill: '#FFEB9C', font: '#7F6000' },
  notice: { fill: '#DDEBF7', font: '#1F4E78' },
};

/** Every comment of ours begins so. */
export const COMMENT_SIGN = '【科指】';
