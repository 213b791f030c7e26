import { readingSentence } from '#shared/messages/lint.ts';
import type { Language } from '#shared/messages/ui-language.ts';
import type { TraceStep } from '#shared/model/score.ts';

/** One step of a calculation. */
export const traceText = (step: TraceStep, _language: Language): string =>
  `${step.code} ${Object.entries(step.params)
    .map(([k, v]) => `${k} ${v}`)
    .join(', ')}`;

/** A convention or a reading of a defect that was used. */
export const assumptionText = (code: string, language: Language): string => readingSentence(code, language);
