import { encodeStatePart } from '#addin/hosts/state-part.ts';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { STATE_NAMESPACE } from '#shared/xlsx/patch/our-marks.ts';
import { isForNow, mapExcelError } from '../session/map-excel-error.ts';
import { type Batch, runExcel } from '../session/run-excel.ts';
import type { ExcelSession } from '../session/session.ts';
import { askState, readLastState, STATE_SETTING } from './state-part-in-excel.ts';

/** Null when the workbook has no state. Where it can't be read, nothing is written over it until it was. */
export async function loadState(session: ExcelSession): Promise<string | null> {
  const fetched = session.fetchedState;
  session.fetchedState = undefined;
  session.stateUnread = fetched === undefined;
  if (fetched !== undefined) return fetched;
  try {
    const state = await runExcel(session, askAlone, { byUser: true, reads: true });
    session.stateUnread = false;
    return state;
  } catch (error) {
    // An Excel without such parts never kept one.
    if (mapExcelError(error).code === 'host-unsupported') session.stateUnread = false;
    return null;
  }
}

async function askAlone(batch: Batch): Promise<string | null> {
  const state = askState(batch.context);
  await batch.sync();
  const found = state();
  return found === undefined ? readLastState(batch) : found;
}

/**
 * Keeps the state in the workbook and reads it back: Excel has been seen to lose both kinds (on Mac and on the web).
 * A custom XML part first, a document setting when the part is refused; `state-not-kept` when neither holds.
 */
export async function saveState(session: ExcelSession, text: string): Promise<void> {
  session.fetchedState = undefined;
  if (session.stateUnread) throw new HostRefusal('state-not-kept', { code: 'Unread' });
  await runExcel(session, async (batch) => {
    if (await attempt(batch, text, writePart)) return;
    if (await attempt(batch, text, writeSetting)) return;
    throw new HostRefusal('state-not-kept');
  });
}

async function attempt(
  batch: Batch,
  text: string,
  write: (batch: Batch, text: string) => Promise<void>,
): Promise<boolean> {
  try {
    await write(batch, text);
    const state = askState(batch.context);
    await batch.sync();
    return state() === text;
  } catch (error) {
    const refusal = mapExcelError(error);
    if (isForNow(refusal)) throw refusal;
    return false;
  }
}

async function writePart(batch: Batch, text: string): Promise<void> {
  const { workbook } = batch.context;
  const parts = workbook.customXmlParts.getByNamespace(STATE_NAMESPACE);
  parts.load('items/id');
  await batch.sync();
  const xml = encodeStatePart(text);
  const [only, ...others] = parts.items;
  if (only && others.length === 0) only.setXml(xml);
  else {
    // Several parts come from merged copies of a workbook; one of them would shadow the other.
    for (const part of parts.items) part.delete();
    workbook.customXmlParts.add(xml);
  }
  workbook.settings.getItemOrNullObject(STATE_SETTING).delete();
}

async function writeSetting(batch: Batch, text: string): Promise<void> {
  const { workbook } = batch.context;
  const parts = workbook.customXmlParts.getByNamespace(STATE_NAMESPACE);
  parts.load('items/id');
  await batch.sync();
  // A part that could not be replaced would be read before the setting.
  for (const part of parts.items) part.delete();
  workbook.settings.add(STATE_SETTING, text);
}
