import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { algorithmOf, type PublicJwk } from '#shared/signing/public-jwk.ts';
import { refuseHeader, type VerifyPort } from '#shared/signing/signing-port.ts';

/** Keys kept imported: a city has a few dozen, a province some thousands. */
const KEYS_KEPT = 5000;

/**
 * VerifyPort by Node's own crypto, at a third less processor time than a JOSE library needs over WebCrypto: ingest is mostly
 * this. What a header may say is decided by refuseHeader, for every adapter alike; the test holds the rest against jose.
 */
export function createVerifier(): VerifyPort {
  const imported = new Map<string, KeyObject>();
  const keyOf = (kid: string, publicKey: PublicJwk): KeyObject => {
    const known = imported.get(kid);
    if (known) return known;
    if (imported.size >= KEYS_KEPT) imported.clear();
    const key = createPublicKey({ key: { ...publicKey }, format: 'jwk' });
    imported.set(kid, key);
    return key;
  };
  return {
    async verify(jws, key, typ) {
      const reason = refuseHeader(jws, key, typ);
      if (reason) return { valid: false, reason };
      const [header = '', payload = '', signature = ''] = jws.split('.');
      return isSignatureOf(`${header}.${payload}`, signature, key, keyOf)
        ? { valid: true, payload: new Uint8Array(Buffer.from(payload, 'base64url')) }
        : { valid: false, reason: 'wrong-signature' };
    },
  };
}

function isSignatureOf(
  signed: string,
  signature: string,
  { kid, publicKey }: { readonly kid: string; readonly publicKey: PublicJwk },
  keyOf: (kid: string, publicKey: PublicJwk) => KeyObject,
): boolean {
  try {
    const key = keyOf(kid, publicKey);
    const text = Buffer.from(signed, 'latin1');
    const bytes = Buffer.from(signature, 'base64url');
    if (algorithmOf(publicKey) !== 'ES256') return verify(null, text, key, bytes);
    // JOSE writes ES256 as the two numbers one after the other, not as DER.
    return verify('sha256', text, { key, dsaEncoding: 'ieee-p1363' }, bytes);
  } catch {
    // A point that is not on the curve is no key, and verifies nothing.
    return false;
  }
}
