import type { Severity } from '../model/finding.ts';
import type { Reading } from '../model/reading.ts';

/** What rests on a guess of the recogniser informs; it doesn't stop a submission. */
export const softened = (reading: Reading): { readonly severity?: Severity } =>
  reading.sure === 'unsure' ? { severity: 'notice' } : {};
