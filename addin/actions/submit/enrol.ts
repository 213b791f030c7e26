import type { KezhiServer } from '#addin/api/server-port.ts';
import { ServerRefusal } from '#addin/api/server-refusal.ts';
import type { KeyCustody } from '#addin/keys/key-custody-port.ts';
import type { Enrolment, ServerKey } from '#shared/contract/enrolment-schema.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';

/** What is kept with a key: who it speaks for, and the keys that sign this server's receipts. */
export interface Identity {
  readonly site: string;
  readonly enrolment: Enrolment;
  readonly serverKeys: readonly ServerKey[];
}

export interface EnrolmentForm {
  /** The one-time code as handed over; spaces and case don't matter. */
  readonly code: string;
  readonly name: string;
  readonly label: string;
}

/** Makes a key, binds it to what the code stands for, and keeps it only when the server agreed. */
export async function enrol(
  form: EnrolmentForm,
  server: KezhiServer,
  custody: KeyCustody,
  clock: () => number,
): Promise<Identity> {
  if (custody.obstacle) throw new ServerRefusal('signing-blocked', { why: custody.obstacle });
  const { site } = await server.site();
  const created = await custody.create();
  const { signer } = created;
  const code = form.code.trim();
  const proof = await signer.sign(
    'kezhi-enrolment/1',
    canonicalBytes({ site, code, thumbprint: signer.kid, iat: Math.floor(clock() / 1000) }),
  );
  const answer = await server.enrol({
    code,
    publicKeyJwk: signer.publicKey,
    label: form.label.trim(),
    name: form.name.trim(),
    proof,
  });
  const identity: Identity = {
    site: answer.site,
    enrolment: answer.enrolment,
    serverKeys: answer.serverKeys,
  };
  await created.keep(identity);
  return identity;
}

/** Kept data may be of an older version of the product: then the person enrols anew. */
export function identityOf(about: unknown): Identity | null {
  if (typeof about !== 'object' || about === null || !('enrolment' in about) || !('site' in about))
    return null;
  return about as Identity;
}
