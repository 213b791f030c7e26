import type { HostObject } from './object-type.ts';
import { openChance, type Quirks } from './quirks.ts';
import type { WorkbookModel } from './workbook-model.ts';

export interface WorldOptions {
  /** ExcelApi 1.N. */
  readonly level: number;
  readonly locale?: string;
  /** Milliseconds each answer takes. */
  readonly latency?: number;
  /** Excel that can wait until the person leaves the cell. */
  readonly waitsForCellEdit?: boolean;
  /** What happens beyond 5 million cells: an error as documented, or null as also seen. */
  readonly beyondLimit?: 'error' | 'null';
  /** Whether getFileAsync works. */
  readonly givesBytes?: boolean;
  /** getFileAsync is never answered. */
  readonly silentFile?: boolean;
  /** Members that this Excel lacks although its level has them, e.g. `Workbook.names`. */
  readonly without?: readonly string[];
  /** Milliseconds before Excel answers the pane's first call at all. */
  readonly readyAfter?: number;
  /** What the documentation leaves open, this way or that. */
  readonly quirks?: Quirks;
  /** False: formulas keep their values after an edit, as in a workbook that calculates on demand. */
  readonly calculates?: boolean;
  /** Properties that this Excel leaves out of its answers without an error, e.g. `Range.rowHidden`. */
  readonly leavesOut?: readonly string[];
}

/** Everything the emulated Excel knows while a pane is open. */
export interface World {
  readonly model: WorkbookModel;
  readonly level: number;
  readonly options: WorldOptions;
  /** Between 0 and 1, the same series for the same seed. */
  readonly chance: () => number;
  /** Registered Excel events, by the name in `_Register…Event`. */
  readonly events: Set<string>;
  eventsEnabled: boolean;
  cellEditing: boolean;
  /** Formulas wait for a calculation. */
  isStale: boolean;
  /** What goes wrong with the next batches, one each; null is a batch that goes well. */
  readonly upsets: (Upset | null)[];
  readonly references: Map<string, HostObject>;
  nextReference: number;
  /** Events to send after the batch. */
  readonly outbox: { readonly id: number; readonly target: string; readonly args: unknown }[];
  readonly counters: Counters;
  /** Settings of the common API, as JSON texts. */
  readonly documentSettings: Map<string, string>;
  /** What the emulation itself could not do. A case with a fault has failed. */
  readonly faults: string[];
}

/**
 * `silent`: the answer never comes. `late`: it comes after so many milliseconds. `refuses`: an error of Office for the
 * whole request, nothing ran. `fails`: an error of Excel at the step of that number, those before it ran.
 */
export type Upset =
  | { readonly kind: 'silent' }
  | { readonly kind: 'late'; readonly milliseconds: number }
  | { readonly kind: 'refuses'; readonly code: number }
  | { readonly kind: 'fails'; readonly code: string; readonly step: number };

export interface Counters {
  /** RichApi batches, the un-awaited ones that let references go included. */
  batches: number;
  /** Bytes of their bodies. */
  requestBytes: number;
  responseBytes: number;
  /** Calls of the common API (settings, file). */
  commonCalls: number;
}

export function openWorld(model: WorkbookModel, options: WorldOptions): World {
  return {
    model,
    level: options.level,
    options,
    chance: openChance(options.quirks?.seed ?? 0),
    events: new Set(),
    eventsEnabled: true,
    cellEditing: false,
    isStale: false,
    upsets: [],
    references: new Map(),
    nextReference: 0,
    outbox: [],
    documentSettings: new Map(),
    faults: [],
    counters: { batches: 0, requestBytes: 0, responseBytes: 0, commonCalls: 0 },
  };
}

export function resetCounters(world: World): void {
  Object.assign(world.counters, { batches: 0, requestBytes: 0, responseBytes: 0, commonCalls: 0 });
}
