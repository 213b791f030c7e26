import { decodeStatePart } from '#addin/hosts/state-part.ts';
import { STATE_NAMESPACE } from '#shared/xlsx/our-marks.ts';

/** Where the state goes when the workbook takes no custom XML part. */
export const STATE_SETTING = 'kezhi-state';

/**
 * Asks for the state in the round trip of the caller. The answer is null when the workbook has none;
 * undefined when Excel could not say.
 */
export function askState(context: Excel.RequestContext): () => string | null | undefined {
  const part = context.workbook.customXmlParts.getByNamespace(STATE_NAMESPACE).getOnlyItemOrNullObject();
  part.load('id');
  const xml = part.getXml();
  const setting = context.workbook.settings.getItemOrNullObject(STATE_SETTING);
  setting.load('value');
  return () => {
    if (!part.isNullObject) return decodeStatePart(xml.value);
    if (setting.isNullObject) return null;
    const value: unknown = setting.value;
    return typeof value === 'string' ? value : null;
  };
}
