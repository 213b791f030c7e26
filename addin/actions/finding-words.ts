import type { Language } from '#shared/messages/ui-language.ts';
import type { Finding } from '#shared/model/finding.ts';

/** The short name of a cause, for the head of its card. */
export const findingTitle = (code: Finding['code'], _language: Language): string => code;

/** One finding as a sentence with its numbers. */
export const findingSentence = (finding: Finding, _language: Language): string =>
  `${finding.code} ${Object.entries(finding.params)
    .map(([k, v]) => `${k} ${v}`)
    .join(', ')}`;
