import type { Receipt } from '#shared/model/snapshot.ts';
import { canonicalJson } from '#shared/signing/canonical-json.ts';
import { encodeUtf8 } from '#shared/signing/utf8.ts';
import type { Ports } from '../ports.ts';

/** What is stored of a receipt: its canonical payload. Ed25519 signs the same bytes the same way every time. */
export const receiptText = (receipt: Receipt): string => canonicalJson(receipt);

export const signReceipt = (ports: Ports, text: string): Promise<string> =>
  ports.serverKey.sign('kezhi-receipt/1', encodeUtf8(text));
