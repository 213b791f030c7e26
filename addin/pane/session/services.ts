import type { Engine } from '#addin/engine/engine-port.ts';
import type { Memory } from '#addin/memory/memory-port.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { ServerSession } from './server-session.ts';

/** Everything the screens reach outside for; only a composition root knows the adapters behind it. */
export interface Services {
  readonly engine: Engine;
  readonly memory: Memory;
  /** The city's server and the keys, loaded on the first call; the same session ever after. */
  readonly connect: () => Promise<ServerSession>;
  /** The cells of an .xlsx beside the open workbook; a HostRefusal or WorkbookRefusal where it can't be read. */
  readonly readFile: (file: File) => Promise<RawWorkbook>;
  /** UTC ISO 8601. */
  readonly now: () => string;
}
