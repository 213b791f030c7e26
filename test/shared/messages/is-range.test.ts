import { expect, it } from 'vitest';
import { isRange } from '#shared/messages/is-range.ts';

it.each(['75-80', '25～28家', '52%—53%', '约10至12个'])('%s is a range', (text) => {
  expect(isRange(text)).toBe(true);
});

it.each(['-9', '见附件3-1', '2022-09-30', '十二', '1.5'])('%s is none', (text) => {
  expect(isRange(text)).toBe(false);
});
