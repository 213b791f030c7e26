import type { BrowserContext, Frame, Page } from 'playwright-core';

/** `KEZHI_SLOWDOWN=8` makes pages so many times slower: what a story reads too early shows there. */
const RATE = Number(process.env.KEZHI_SLOWDOWN ?? 1);

export async function slowDown(context: BrowserContext, target: Page | Frame): Promise<void> {
  if (RATE <= 1) return;
  const session = await context.newCDPSession(target);
  await session.send('Emulation.setCPUThrottlingRate', { rate: RATE });
}
