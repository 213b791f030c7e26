import { opensWithWorkbook, openWithWorkbook } from '#addin/hosts/excel/start/auto-open.ts';
import { bootExcel } from '#addin/hosts/excel/start/boot.ts';
import { diagnoseHost } from '#addin/hosts/excel/start/diagnose-host.ts';
import { runPreflight } from '#addin/hosts/excel/start/run-preflight.ts';
import { HostRefusal, type WorkbookHost } from '#addin/hosts/workbook-host.ts';
import { fromWire, toWire } from '../wire.ts';

// The pane of the tests: no screens, the host alone, callable from outside.
let host: WorkbookHost | null = null;
const stops = new Map<number, () => void>();
const changes: unknown[] = [];
const waits: string[] = [];

/** Calls one method of the host and answers `{value}` or `{refusal}`; everything as JSON text. */
async function call(name: string, args: string): Promise<string> {
  try {
    if (name === 'boot') {
      host = await bootExcel(fromWire(args)[0] ?? {});
      host.onWaiting?.((reason) => waits.push(reason));
      return toWire({ value: host.capabilities });
    }
    if (name === 'diagnose') return toWire({ value: await diagnoseHost() });
    if (name === 'takeChanges') return toWire({ value: changes.splice(0) });
    if (name === 'takeWaits') return toWire({ value: waits.splice(0) });
    if (name === 'openWithWorkbook') {
      const before = opensWithWorkbook();
      await openWithWorkbook(fromWire(args)[0] === true);
      return toWire({ value: [before, opensWithWorkbook()] });
    }
    if (!host) throw new Error('not booted');
    if (name === 'onChange') {
      stops.set(1, await host.onChange((change) => changes.push(change)));
      return toWire({ value: null });
    }
    if (name === 'stopChanges') {
      stops.get(1)?.();
      return toWire({ value: null });
    }
    if (name === 'capabilities') return toWire({ value: host.capabilities });
    if (name === 'preflight') return toWire({ value: await runPreflight(host) });
    const method: unknown = Reflect.get(host, name);
    if (typeof method !== 'function') throw new Error(`no method ${name}`);
    return toWire({ value: await method.apply(host, fromWire(args)) });
  } catch (error) {
    if (error instanceof HostRefusal)
      return toWire({
        refusal: { code: error.code, params: { ...error.params, cause: String(error.cause) } },
      });
    return toWire({
      failure: error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error),
    });
  }
}

Object.assign(window, { kezhiCall: call });
