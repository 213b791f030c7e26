import { type CryptoKey, compactVerify, importJWK } from 'jose';
import { algorithmOf, type PublicJwk } from '#shared/signing/public-jwk.ts';
import { refuseHeader, type VerifyPort } from '#shared/signing/signing-port.ts';

/** Keys kept imported: a city has a few dozen, a province some thousands. */
const KEYS_KEPT = 5000;

/** VerifyPort by jose over Node's WebCrypto. */
export function createVerifier(): VerifyPort {
  const imported = new Map<string, Promise<CryptoKey | Uint8Array>>();
  const keyOf = (kid: string, publicKey: PublicJwk) => {
    const known = imported.get(kid);
    if (known) return known;
    if (imported.size >= KEYS_KEPT) imported.clear();
    const key = importJWK({ ...publicKey }, algorithmOf(publicKey));
    imported.set(kid, key);
    return key;
  };
  return {
    async verify(jws, key, typ) {
      const reason = refuseHeader(jws, key, typ);
      if (reason) return { valid: false, reason };
      try {
        const cryptoKey = await keyOf(key.kid, key.publicKey);
        const { payload } = await compactVerify(jws, cryptoKey, { algorithms: [algorithmOf(key.publicKey)] });
        return { valid: true, payload };
      } catch {
        return { valid: false, reason: 'wrong-signature' };
      }
    },
  };
}
