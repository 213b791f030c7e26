import * as z from 'zod';
import { compactJws } from './primitives.ts';

/** What a county keeps: its receipt beside the signed snapshot it is for, so that both can be checked without a network. */
export const receiptFileSchema = z.object({
  format: z.literal('kezhi-receipt-file/1'),
  receipt: compactJws,
  snapshot: compactJws,
});
export type ReceiptFile = z.infer<typeof receiptFileSchema>;
