import type { Severity } from '../model/finding.ts';

/** Something a reader of issued sheets has to say: worded by shared/messages/issuing.ts. */
export interface IssuingNote {
  readonly code: string;
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly cell: string | null;
  /** Decimal texts and words; never a person's name. */
  readonly params: Readonly<Record<string, string>>;
}
