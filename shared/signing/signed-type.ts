/**
 * The `typ` of everything that is ever signed, one per meaning, so that no signature can be taken for another.
 * Every payload also names the `site` it was made for.
 */
export const SIGNED_TYPES = [
  'kezhi-snapshot/1',
  'kezhi-receipt/1',
  'kezhi-act/1',
  'kezhi-period/1',
  'kezhi-pack/1',
  'kezhi-decision/1',
  'kezhi-issued-targets/1',
  'kezhi-issued-list/1',
  'kezhi-enrolment/1',
  'kezhi-session/1',
  'kezhi-checkpoint/1',
  'kezhi-city-table/1',
] as const;
export type SignedType = (typeof SIGNED_TYPES)[number];
