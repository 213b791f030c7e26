import type * as z from 'zod';
import { keyId } from '#shared/contract/primitives.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { RefusalCode } from '#shared/contract/refusal-codes.ts';
import type { Digest } from '#shared/model/brands.ts';
import { readJwsHeader } from '#shared/signing/compact-jws.ts';
import { digestOf } from '#shared/signing/digest-of.ts';
import { parseUnambiguousJson } from '#shared/signing/parse-unambiguous-json.ts';
import type { SignedType } from '#shared/signing/signed-type.ts';
import type { VerifyFailure } from '#shared/signing/signing-port.ts';
import type { EnrolmentRecord } from '../storage/records.ts';
import type { Ports } from './ports.ts';

/** A signed payload whose signature holds. Who signed is known; what they may do is not decided yet. */
export interface Opened {
  readonly jws: string;
  readonly typ: SignedType;
  readonly enrolment: EnrolmentRecord;
  readonly payload: Uint8Array;
  readonly digest: Digest;
}

/** Whatever else stands in a header is no key: no store is asked about it, no audit entry repeats it. */
export const isKeyId = (kid: string): boolean => keyId.safeParse(kid).success;

const FAILURES: Readonly<Record<VerifyFailure, RefusalCode>> = {
  malformed: 'malformed-jws',
  'wrong-type': 'wrong-type',
  'wrong-algorithm': 'wrong-algorithm',
  'wrong-key': 'unknown-key',
  'wrong-signature': 'wrong-signature',
};

/** Finds the key a signature names and verifies it. Hostile input enters here. */
export async function openSigned(ports: Ports, jws: string, typ: SignedType): Promise<Opened> {
  const header = readJwsHeader(jws);
  if (!header) throw new Refusal('malformed-jws');
  if (header.typ !== typ) throw new Refusal('wrong-type', { expected: typ });
  const enrolment = isKeyId(header.kid) ? await ports.store.read.enrolments.byKid(header.kid) : null;
  if (!enrolment) throw new Refusal('unknown-key');
  const outcome = await ports.verifier.verify(jws, enrolment, typ);
  if (!outcome.valid) throw new Refusal(FAILURES[outcome.reason], { expected: typ });
  ports.pace(enrolment.kid);
  return { jws, typ, enrolment, payload: outcome.payload, digest: digestOf(outcome.payload, ports.hash) };
}

/** The payload as JSON of the expected shape; the refusal names the place, never the value. */
export function parsePayload<T>(
  opened: Pick<Opened, 'payload'>,
  schema: z.ZodType<T>,
  code: RefusalCode = 'invalid-request',
): T {
  const parsed = schema.safeParse(jsonOf(opened.payload, code));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal(code, {
    problem: issue ? `${issue.path.join('.') || 'payload'}: ${issue.code}` : 'payload',
  });
}

/** Node's own decoder: ill-formed bytes throw, a byte order mark is no JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function jsonOf(payload: Uint8Array, code: RefusalCode = 'invalid-request'): unknown {
  try {
    return parseUnambiguousJson(utf8.decode(payload));
  } catch (cause) {
    throw new Refusal(code, { problem: 'payload: no unambiguous JSON' }, cause);
  }
}
