import type { Language } from '#shared/messages/ui-language.ts';
import type { Finding } from '#shared/model/finding.ts';
import type { TraceStep } from '#shared/model/score.ts';

/** The short name of a cause, for the head of its card. */
export const findingTitle = (code: Finding['code'], _language: Language): string => code;

/** One finding as a sentence with its numbers. */
export const findingSentence = (finding: Finding, _language: Language): string =>
  `${finding.code} ${Object.entries(finding.params)
    .map(([k, v]) => `${k} ${v}`)
    .join(', ')}`;

/** One step of a calculation. */
export const traceText = (step: TraceStep, _language: Language): string =>
  `${step.code} ${Object.entries(step.params)
    .map(([k, v]) => `${k} ${v}`)
    .join(', ')}`;

/** A convention or a reading of a defect that was used. */
export const assumptionText = (code: string, _language: Language): string => code;
