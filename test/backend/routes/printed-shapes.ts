import { expect } from 'vitest';
import * as z from 'zod';

// The shapes as the contract prints them, written down here once more and independent of the product's own schemas.
export const text = z.string();
export const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
export const jws = z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);
export const packReference = z.object({ id: text, version: text, digest });
export const serverKey = z.object({
  kid: text,
  publicKeyJwk: z.looseObject({ kty: text, crv: text, x: text }),
});
export const late = z.object({ minutes: z.number().int() }).nullable();
export const problem = z.object({
  type: text,
  title: text.regex(/[\u4e00-\u9fff].*。$/),
  status: z.number(),
  detail: text.regex(/[\u4e00-\u9fff]/),
  code: text,
  instance: text,
});

/** Parses an answer with a printed shape; what is missing or of another type fails the test by name. */
export async function shaped<T>(answer: Response, status: number, shape: z.ZodType<T>): Promise<T> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  return shape.parse(await answer.json());
}
