import type { Person, PersonOptions } from './open-browser.ts';

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
