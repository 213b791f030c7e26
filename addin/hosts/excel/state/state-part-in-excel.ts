import { decodeStatePart } from '#addin/hosts/state-part.ts';
import { STATE_NAMESPACE } from '#shared/xlsx/patch/our-marks.ts';
import type { Batch } from '../session/run-excel.ts';

/** Where the state goes when the workbook takes no custom XML part. */
export const STATE_SETTING = 'kezhi-state';

/**
 * Asks for the state in the round trip of the caller. The answer is null when the workbook has none;
 * undefined when it takes more than one question: merged copies of a workbook carry several parts.
 */
export function askState(context: Excel.RequestContext): () => string | null | undefined {
  const parts = context.workbook.customXmlParts.getByNamespace(STATE_NAMESPACE);
  parts.load('items/id');
  const part = parts.getOnlyItemOrNullObject();
  part.load('id');
  const xml = part.getXml();
  const setting = context.workbook.settings.getItemOrNullObject(STATE_SETTING);
  setting.load('value');
  return () => {
    if (!part.isNullObject) return decodeStatePart(xml.value);
    if (parts.items.length > 1) return undefined;
    if (setting.isNullObject) return null;
    const value: unknown = setting.value;
    return typeof value === 'string' ? value : null;
  };
}

/** The state of a workbook with several parts: the last one that can be read. */
export async function readLastState({ context, sync }: Batch): Promise<string | null> {
  const parts = context.workbook.customXmlParts.getByNamespace(STATE_NAMESPACE);
  parts.load('items/id');
  await sync();
  const texts = parts.items.map((part) => part.getXml());
  await sync();
  const states = texts.map(({ value }) => decodeStatePart(value)).filter((state) => state !== null);
  return states.at(-1) ?? null;
}
