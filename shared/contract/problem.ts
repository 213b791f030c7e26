import * as z from 'zod';
import { REFUSAL_CODES, type RefusalCode } from './refusal-codes.ts';

/** RFC 9457 problem details, media type application/problem+json. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(REFUSAL_CODES as [RefusalCode, ...RefusalCode[]]),
  params: z.record(z.string(), z.string()),
  instance: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
