import type { Person, PersonOptions } from './open-browser.ts';

/** Far beyond what a loaded machine takes to draw one change. */
const PATIENCE_MS = 60_000;

export interface World {
  readonly url: string;
  /** One-time code of the demonstration; each is given once. */
  code(role: string, region?: string): Promise<string>;
  person(options?: PersonOptions): Promise<Person>;
}

/** A whole story of one or more people. It fails by throwing. */
export interface Story {
  readonly title: string;
  tell(world: World): Promise<void>;
}

export function expect(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`expected ${what}`);
}

export function expectEqual(found: unknown, wanted: unknown, what: string): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`${what}: found ${left}, wanted ${right}`);
}

/** What a slow machine draws a moment later is no mistake: asks again until it is so, and fails with what was found last. */
export async function expectSoon<T>(find: () => Promise<T>, wanted: T, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let found = await find();
  while (JSON.stringify(found) !== JSON.stringify(wanted) && Date.now() < deadline) {
    await new Promise((go) => setTimeout(go, 100));
    found = await find();
  }
  expectEqual(found, wanted, what);
}
