import type { HostChange } from '#addin/hosts/workbook-host.ts';
import { parseArea } from '#shared/workbook/address.ts';
import { mapExcelError, throwUnlessAnswerable } from './session/map-excel-error.ts';
import { runExcel } from './session/run-excel.ts';
import type { ExcelSession } from './session/session.ts';
import { within } from './session/within.ts';

/** A person who types quickly should cause one re-check, not one for each cell. */
const QUIET_FOR = 250;
/** A host that doesn't answer must not hold up the reading that waits behind it. */
const PATIENCE = 5_000;
/** How often and for how long the registration is tried again while a cell is being edited. */
const AGAIN_AFTER = 2_000;
const TRIES = 60;

/**
 * Hints that something changed, collected while edits follow each other closely. Excel may miss some or send them late,
 * so a hint never carries values. Our own writes are muted where they are made. An Excel that takes no handlers is no
 * failure: the limit `no-events` is told, and the person asks for the check.
 */
export async function watchChanges(
  session: ExcelSession,
  listener: (change: HostChange) => void,
): Promise<() => void> {
  let pending: HostChange[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const hint = (change: HostChange): Promise<void> => {
    if (!stopped) {
      pending.push(change);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const told = withoutRepeats(pending);
        pending = [];
        for (const each of told) listener(each);
      }, QUIET_FOR);
    }
    return Promise.resolve();
  };
  const edited = (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    const sheet = session.sheets.find((known) => known.id === event.worksheetId);
    const local = event.changeType === 'RangeEdited' && parseArea(event.address) !== null;
    return hint(
      sheet && local
        ? { sheet: sheet.name, area: event.address }
        : { sheet: sheet?.name ?? null, area: null },
    );
  };
  const anything = (): Promise<void> => hint({ sheet: null, area: null });
  let handlers: readonly Handler[] = [];
  let again: ReturnType<typeof setTimeout> | undefined;
  const register = async (triesLeft: number): Promise<void> => {
    try {
      handlers = await addHandlers(session, edited, anything);
      session.limits.delete('no-events');
      if (stopped) remove(session, handlers);
    } catch (error) {
      session.limits.add('no-events');
      const isEdited = mapExcelError(error).code === 'cell-edit-mode';
      if (isEdited && !stopped && triesLeft > 0)
        again = setTimeout(() => void register(triesLeft - 1), AGAIN_AFTER);
    }
  };
  await register(TRIES);
  return () => {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    clearTimeout(again);
    remove(session, handlers);
  };
}

function addHandlers(
  session: ExcelSession,
  edited: (event: Excel.WorksheetChangedEventArgs) => Promise<void>,
  anything: () => Promise<void>,
): Promise<readonly Handler[]> {
  return runExcel(
    session,
    async (batch) => {
      const { worksheets } = batch.context.workbook;
      const edits = () => [worksheets.onChanged.add(edited)];
      const sheets = (): Handler[] => [
        worksheets.onAdded.add(anything),
        worksheets.onDeleted.add(anything),
        ...(session.abilities.sheetEvents
          ? [worksheets.onNameChanged.add(anything), worksheets.onVisibilityChanged.add(anything)]
          : []),
      ];
      try {
        const added = [...edits(), ...sheets()];
        await batch.sync();
        return added;
      } catch (error) {
        throwUnlessAnswerable(error);
        // Without these a sheet that comes or goes is seen at the next reading only.
        const added = edits();
        await batch.sync();
        return added;
      }
    },
    { byUser: false, patience: PATIENCE },
  );
}

/** A handler must be removed in the context that added it. */
function remove(session: ExcelSession, handlers: readonly Handler[]): void {
  const context = handlers[0]?.context;
  if (!context) return;
  for (const handler of handlers) handler.remove();
  session.queue = session.queue.then(() => within(PATIENCE, context.sync())).catch(() => undefined);
}

/** A handler of any event; only its removal matters here. */
type Handler = Pick<OfficeExtension.EventHandlerResult<unknown>, 'remove' | 'context'>;

/** One unknown area says everything the others could. */
function withoutRepeats(changes: readonly HostChange[]): readonly HostChange[] {
  if (changes.some((change) => change.sheet === null || change.area === null))
    return [{ sheet: null, area: null }];
  return [...new Map(changes.map((change) => [`${change.sheet}!${change.area}`, change])).values()];
}
