import { afterEach, expect, it, vi } from 'vitest';
import { describeFault, FAULT_SENTENCE, reportFault } from '#backend/cli/report-fault.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('a fault is one sentence with the way to report it, and status 2', () => {
  vi.stubEnv('KEZHI_DEBUG', '');
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(reportFault(new TypeError('x is not a function'))).toBe(2);
  expect(write.mock.calls).toEqual([[`${FAULT_SENTENCE}\n`]]);
  expect(FAULT_SENTENCE).toContain('KEZHI_DEBUG=1');
});

it('under KEZHI_DEBUG=1 a fault tells where it happened', () => {
  vi.stubEnv('KEZHI_DEBUG', '1');
  expect(describeFault(new TypeError('x is not a function'))).toMatch(
    /TypeError: x is not a function\n +at /,
  );
});
