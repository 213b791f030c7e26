/** What a complete check of an installation's log can find about one of its originals. Closed: each has its sentence. */
const AUDIT_FAULTS = [
  'missing-original',
  'wrong-digest',
  'unknown-key',
  'wrong-signature',
  'unreadable-snapshot',
  'missing-row',
  'row-mismatch',
  'receipt-mismatch',
  'root-mismatch',
  'unknown-pack',
  'unknown-list',
  'unknown-engine',
  'findings-mismatch',
  'score-mismatch',
  'figures-mismatch',
  'state-mismatch',
] as const;
export type AuditFault = (typeof AUDIT_FAULTS)[number];
