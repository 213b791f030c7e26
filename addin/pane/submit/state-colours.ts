import type { BadgeProps } from '@fluentui/react-components';
import type { SubmissionState } from '#shared/contract/submission-state.ts';

/** The word says the state; the colour only helps to find it. */
export const STATE_COLOURS: Readonly<Record<SubmissionState, NonNullable<BadgeProps['color']>>> = {
  draft: 'informative',
  'awaiting-cosign': 'warning',
  received: 'brand',
  accepted: 'success',
  returned: 'danger',
  withdrawn: 'informative',
};
