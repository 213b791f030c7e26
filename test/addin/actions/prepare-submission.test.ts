import { expect, it } from 'vitest';
import { type Checklist, mayBeSent } from '#addin/actions/prepare-submission.ts';

const clear: Checklist = {
  blocking: 0,
  unexplained: 0,
  figures: 12,
  absent: ['某指标'],
  cosign: true,
  deadlineAt: null,
  open: true,
};

it('may be sent when nothing blocks, even with absent rows or a co-signature to come', () => {
  expect(mayBeSent(clear)).toBe(true);
});

it('may not be sent with errors, open questions, a closed period or nothing to say', () => {
  for (const stop of [{ blocking: 1 }, { unexplained: 1 }, { open: false }, { figures: 0 }])
    expect(mayBeSent({ ...clear, ...stop })).toBe(false);
});
