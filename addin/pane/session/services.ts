import type { Engine } from '#addin/engine/engine-port.ts';
import type { Memory } from '#addin/memory/memory-port.ts';

/** Everything the screens reach outside for; only a composition root knows the adapters behind it. */
export interface Services {
  readonly engine: Engine;
  readonly memory: Memory;
  /** UTC ISO 8601. */
  readonly now: () => string;
}
