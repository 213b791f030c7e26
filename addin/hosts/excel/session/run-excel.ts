import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { mapExcelError } from './map-excel-error.ts';
import type { ExcelSession } from './session.ts';

export interface Batch {
  readonly context: Excel.RequestContext;
  /** One round trip. */
  readonly sync: () => Promise<void>;
}

export interface RunOptions {
  /** What the person asked for waits for them to leave the cell. */
  readonly byUser: boolean;
  /** It waits without a hint on the screen: somebody who types down a column is not to be told so at every cell. */
  readonly quiet?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that one round trip may take; those of the session unless given. */
  readonly patience?: number;
  /** Only reads: what failed for the moment is simply asked once more. */
  readonly reads?: boolean;
}

/** After this long without a first answer the screen says that Excel waits for the end of a cell edit. */
const HINT_AFTER = 1_500;
/** After this long, where Excel can't say what it waits for, that there is no answer yet. */
const SILENT_AFTER = 6_000;
/**
 * Where Excel can't wait by itself, the end of a cell edit is waited for by asking again: for a reading as long as Excel
 * would wait, since findings that stay behind the sheet mislead; a write that comes a minute after its click would too.
 */
const RETRIES = 3;
const RETRY_AFTER = 600;

/**
 * The only door to Excel: one `Excel.run`, errors as HostRefusal, calls one after the other.
 * A batch may be run again from its start, so it must read before it writes.
 */
export function runExcel<T>(
  session: ExcelSession,
  batch: (batch: Batch) => Promise<T>,
  options: RunOptions = { byUser: true },
): Promise<T> {
  const turn = session.queue.then(() => runWithRetries(session, batch, options));
  session.queue = turn.catch(() => undefined);
  return turn;
}

async function runWithRetries<T>(
  session: ExcelSession,
  batch: (batch: Batch) => Promise<T>,
  options: RunOptions,
): Promise<T> {
  const start = performance.now();
  for (let attempt = 0; ; attempt++) {
    options.signal?.throwIfAborted();
    try {
      return await runOnce(session, batch, options);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      const refusal = mapExcelError(error);
      const isEdited = refusal.code === 'cell-edit-mode';
      const mayAsk =
        isEdited && options.reads
          ? performance.now() - start < (options.patience ?? session.patience)
          : attempt < RETRIES;
      if (!mayAsk || !isWorthAnother(refusal, options, attempt)) throw refusal;
      if (isEdited && !options.quiet) for (const listener of session.waiting) listener('cell-edit-mode');
      await pause(RETRY_AFTER * (refusal.code === 'host-busy' ? 2 ** attempt : 1));
    }
  }
}

/** What passes by itself: an edit that is being finished, a busy Excel, a reading that was broken off. */
function isWorthAnother({ code, params }: HostRefusal, options: RunOptions, attempt: number): boolean {
  if (params.code === 'TimedOut') return false;
  if (code === 'cell-edit-mode') return options.byUser;
  if (code === 'host-busy') return true;
  return options.reads === true && attempt === 0 && code === 'host-failed' && params.code !== 'Unknown';
}

function runOnce<T>(
  session: ExcelSession,
  batch: (batch: Batch) => Promise<T>,
  options: RunOptions,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const waits = session.abilities.waitsForCellEdit;
    const hint = setTimeout(
      () => {
        if (!options.byUser || options.quiet) return;
        for (const listener of session.waiting) listener(waits ? 'cell-edit-mode' : 'host-silent');
      },
      waits ? HINT_AFTER : SILENT_AFTER,
    );
    const giveUp = (): void =>
      reject(new HostRefusal(waits ? 'cell-edit-mode' : 'host-silent', { code: 'TimedOut' }));
    const patience = options.patience ?? session.patience;
    let timer = setTimeout(giveUp, patience);
    const answered = (): void => {
      clearTimeout(hint);
      clearTimeout(timer);
    };
    const abort = (): void => reject(options.signal?.reason);
    options.signal?.addEventListener('abort', abort, { once: true });
    Excel.run({ delayForCellEdit: options.byUser }, (context) =>
      batch({
        context,
        sync: async () => {
          options.signal?.throwIfAborted();
          session.roundTrips += 1;
          clearTimeout(timer);
          timer = setTimeout(giveUp, patience);
          await context.sync();
          answered();
        },
      }),
    )
      .then(resolve, reject)
      .finally(() => {
        answered();
        options.signal?.removeEventListener('abort', abort);
      });
  });
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
