import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { within } from '../session/within.ts';

const AUTO_OPEN = 'Office.AutoShowTaskpaneWithDocument';
/** Otherwise everyone who opens the workbook without the add-in is asked to trust it. */
const NO_QUESTIONS = 'Office.DisableTrustUX';

const SAVED_WITHIN = 10_000;

/** Whether the pane opens by itself with this workbook. */
export const opensWithWorkbook = (): boolean => {
  try {
    return Office.context.document.settings.get(AUTO_OPEN) === true;
  } catch {
    return false;
  }
};

/** Makes the pane open by itself with this workbook, or stops it. Refuses with `state-not-kept` when it can't be kept. */
export async function openWithWorkbook(on: boolean): Promise<void> {
  const { settings } = Office.context.document;
  for (const name of [AUTO_OPEN, NO_QUESTIONS]) {
    if (on) settings.set(name, true);
    else settings.remove(name);
  }
  const saved = new Promise<void>((resolve, reject) =>
    settings.saveAsync((result) =>
      result.status === Office.AsyncResultStatus.Succeeded
        ? resolve()
        : reject(new HostRefusal('state-not-kept', {}, result.error)),
    ),
  );
  await within(SAVED_WITHIN, saved);
}
