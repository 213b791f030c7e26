import { describe, expect, it } from 'vitest';
import { openWorker } from '#addin/workers/open-worker.ts';
import { threadOf } from './thread-of.ts';

interface Counter {
  add(by: number): Promise<number>;
  fail(): Promise<never>;
}

function counter(): Counter {
  let total = 0;
  return {
    add: async (by) => {
      total += by;
      return total;
    },
    fail: async () => {
      throw new RangeError('too much');
    },
  };
}

const nowhere = async (): Promise<never> => {
  throw new Error('not in this thread');
};

describe('work away from the screen', () => {
  it('answers each call with its own answer, in order', async () => {
    const { call } = openWorker<Counter>({ start: () => threadOf(counter()), here: nowhere });
    expect(await Promise.all([call('add', 1), call('add', 2), call('add', 3)])).toEqual([1, 3, 6]);
  });

  it('tells a failure with its text', async () => {
    const { call } = openWorker<Counter>({ start: () => threadOf(counter()), here: nowhere });
    await expect(call('fail')).rejects.toThrow(/too much/);
  });

  it('goes on in this thread where workers are refused, with what is remembered', async () => {
    const { call } = openWorker<Counter>({
      start: () => {
        throw new Error('refused by policy');
      },
      here: async () => counter(),
      remembered: async (tell) => void (await tell('add', 10)),
    });
    expect(await call('add', 1)).toBe(11);
  });

  it('goes on in this thread when the script of the worker can not be loaded, losing no call', async () => {
    const dead = { postMessage: () => undefined, terminate: () => undefined } as unknown as Worker;
    const { call } = openWorker<Counter>({
      start: () => dead,
      here: async () => counter(),
      remembered: async (tell) => void (await tell('add', 10)),
    });
    const answer = call('add', 1);
    dead.onerror?.call(dead as never, new Event('error') as ErrorEvent);
    expect([await answer, await call('add', 1)]).toEqual([11, 12]);
  });

  it('refuses what was asked when it is stopped, and starts anew with what is remembered', async () => {
    const { call, stop } = openWorker<Counter>({
      start: () => threadOf(counter()),
      here: nowhere,
      remembered: async (tell) => void (await tell('add', 5)),
    });
    await call('add', 100);
    const waiting = call('add', 1);
    await Promise.resolve();
    stop();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(await call('add', 1)).toBe(6);
  });
});
