import type { Frame } from 'playwright-core';
import {
  type HostCapabilities,
  HostRefusal,
  type HostRefusalCode,
  type WorkbookHost,
} from '#addin/hosts/workbook-host.ts';
import { fromWire, toWire } from './wire.ts';

type Answer = {
  readonly value?: unknown;
  readonly refusal?: { readonly code: HostRefusalCode; readonly params: Record<string, string> };
  readonly failure?: string;
};

/** The host that runs inside the pane, behind the same port. Signals and progress stay on this side. */
export function remoteHost(frame: Frame): {
  call(name: string, args: readonly unknown[]): Promise<unknown>;
  open(): Promise<WorkbookHost>;
} {
  const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    const text = await frame.evaluate(
      ([method, given]) => Reflect.get(window, 'kezhiCall')(method, given),
      [name, toWire(args)],
    );
    const answer = fromWire(text) as Answer;
    if (answer.refusal)
      throw new HostRefusal(
        answer.refusal.code,
        answer.refusal.params,
        JSON.stringify(answer.refusal.params),
      );
    if (answer.failure) throw new Error(answer.failure);
    return answer.value;
  };
  // biome-ignore lint/suspicious/noExplicitAny: the answer was made by the method of the same name on the other side
  const ask = (name: string, ...args: readonly unknown[]): Promise<any> => call(name, args);
  return {
    call,
    open: async () => ({
      kind: 'excel',
      capabilities: (await ask('boot')) as HostCapabilities,
      name: () => ask('name'),
      read: () => ask('read'),
      readAreas: (areas) => ask('readAreas', areas),
      write: (edits) => ask('write', edits),
      undo: (token) => ask('undo', token),
      mark: (marks, options) => ask('mark', marks, options),
      clearMarks: () => ask('clearMarks'),
      writeSheet: (sheet, owner) => ask('writeSheet', sheet, owner),
      removeSheets: () => ask('removeSheets'),
      select: (place) => ask('select', place),
      onChange: async (listener) => {
        await ask('onChange');
        const timer = setInterval(async () => {
          for (const change of await ask('takeChanges').catch(() => [])) listener(change);
        }, 50);
        // A case that fails before it stops must not keep the run alive.
        timer.unref();
        return () => {
          clearInterval(timer);
          void ask('stopChanges').catch(() => undefined);
        };
      },
      loadState: () => ask('loadState'),
      saveState: (text) => ask('saveState', text),
    }),
  };
}
