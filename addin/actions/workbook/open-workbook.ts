import type { Engine } from '#addin/engine/engine-port.ts';
import type { ReadOptions, WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { Memory } from '#addin/memory/memory-port.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { parseNotes, type WorkbookNotes } from './workbook-notes.ts';

export interface OpenedWorkbook {
  readonly name: string;
  readonly raw: RawWorkbook;
  readonly notes: WorkbookNotes;
}

/** Reads the whole workbook and what was noted on it, and hands the cells to the engine. */
export async function openWorkbook(
  host: WorkbookHost,
  engine: Engine,
  memory: Memory,
  options: ReadOptions = {},
): Promise<OpenedWorkbook> {
  const raw = await host.read(options);
  await engine.load(raw);
  const name = await host.name();
  return { name, raw, notes: await loadNotes(host, memory, name) };
}

/** The workbook's own state wins; this machine remembers only where the workbook could not. */
export async function loadNotes(host: WorkbookHost, memory: Memory, name: string): Promise<WorkbookNotes> {
  const own = await host.loadState().catch(() => null);
  if (own) return parseNotes(own);
  const local = await memory.read(memoryKey(name)).catch(() => null);
  return parseNotes(typeof local === 'string' ? local : null);
}

/** Where the notes now are; `nowhere` is said to the person. */
export async function keepNotes(
  host: WorkbookHost,
  memory: Memory,
  name: string,
  notes: WorkbookNotes,
): Promise<'workbook' | 'browser' | 'nowhere'> {
  const text = JSON.stringify(notes);
  // An opened file keeps nothing until it is exported, and a page is quickly closed.
  if (host.kind === 'file') await memory.write(memoryKey(name), text);
  if (host.capabilities.state)
    try {
      await host.saveState(text);
      return 'workbook';
    } catch {
      // A protected or read-only workbook keeps no state; the browser may.
    }
  return (await memory.write(memoryKey(name), text)) ? 'browser' : 'nowhere';
}

const memoryKey = (name: string): string => `notes:${name}`;
