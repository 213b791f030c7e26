import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBodyBudget } from '#backend/middleware/body-limit/body-budget.ts';
import { openTestCity, snapshotOf, type TestCity, ZHANG } from '../../open-test-city.ts';

const LARGEST = 4 * 1024 * 1024;

describe('bodies that are under way', () => {
  it('are counted by address, and given back when they have come', () => {
    const budget = createBodyBudget();
    const taken = Array.from({ length: 17 }, () => budget.take('stranger', LARGEST));
    expect(taken.filter((one) => one)).toHaveLength(16);
    expect(budget.take('county', LARGEST)).toBe(true);
    budget.giveBack('stranger', LARGEST);
    expect([budget.take('stranger', LARGEST), budget.take('stranger', 1)]).toEqual([true, false]);
  });
});

describe('a stranger who sends many large bodies slowly', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await openTestCity();
  });
  afterAll(() => city.close());

  it('is told to wait before memory is full, and leaves room again when they have ended', async () => {
    const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
    const send = () =>
      city.app.request('/api/v1/snapshots', {
        method: 'POST',
        headers: { 'content-type': 'application/jose', 'content-length': String(LARGEST) },
        body: new ReadableStream<Uint8Array>({ start: (controller) => void streams.push(controller) }),
        duplex: 'half',
      } as RequestInit);
    const waiting = Array.from({ length: 16 }, send);
    const refused = await send();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
    for (const stream of streams.slice(0, 16)) stream.close();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(waiting.map(() => 400));
    const reporter = await city.enrol('reporter', ZHANG);
    // The period is not open; what counts is that it was read.
    expect((await city.submit(reporter, snapshotOf())).status).toBe(409);
  });
});
