/** draft, awaiting-cosign, received 已收到, accepted 已验收, returned 退回修改, withdrawn. */
export const SUBMISSION_STATES = [
  'draft',
  'awaiting-cosign',
  'received',
  'accepted',
  'returned',
  'withdrawn',
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export const ACTS = [
  'return',
  'accept',
  'withdraw',
  'cosign',
  'explanation-accepted',
  'explanation-rejected',
  'discretionary-points',
] as const;
export type Act = (typeof ACTS)[number];

/** From which states an act may start, and the state it leads to (null = unchanged). */
const MOVES: Readonly<
  Record<Act, { readonly from: readonly SubmissionState[]; readonly to: SubmissionState | null }>
> = {
  return: { from: ['received', 'awaiting-cosign', 'accepted'], to: 'returned' },
  accept: { from: ['received'], to: 'accepted' },
  withdraw: { from: ['received', 'awaiting-cosign'], to: 'withdrawn' },
  cosign: { from: ['awaiting-cosign'], to: 'received' },
  'explanation-accepted': { from: ['received', 'awaiting-cosign', 'accepted'], to: null },
  'explanation-rejected': { from: ['received', 'awaiting-cosign', 'accepted'], to: null },
  'discretionary-points': { from: ['received', 'accepted'], to: null },
};

/** Acts that mean nothing without a written reason. */
export const ACTS_WITH_REASON: readonly Act[] = [
  'return',
  'withdraw',
  'explanation-rejected',
  'discretionary-points',
];

/** The state after an act, or null when the act is not possible in this state. */
export function stateAfter(state: SubmissionState, act: Act): SubmissionState | null {
  const move = MOVES[act];
  return move.from.includes(state) ? (move.to ?? state) : null;
}

/** Counts in the city table: an awaited signature has not left its county, a returned one is no figure. */
export const countsInTable = (state: SubmissionState): boolean =>
  state === 'received' || state === 'accepted';
