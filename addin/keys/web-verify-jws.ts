import { parseBase64url } from '#shared/signing/base64url.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import { algorithmOf } from '#shared/signing/public-jwk.ts';
import { refuseHeader, type VerifyPort } from '#shared/signing/signing-port.ts';
import { encodeUtf8 } from '#shared/signing/utf8.ts';
import { webAlgorithm } from './web-signing-key.ts';

/** VerifyPort over WebCrypto: the header is refused before any cryptography is done. */
export const webVerifyJws: VerifyPort = {
  verify: async (jws, key, typ) => {
    const refused = refuseHeader(jws, key, typ);
    if (refused) return { valid: false, reason: refused };
    const read = readCompactJws(jws);
    const end = jws.lastIndexOf('.');
    const signature = parseBase64url(jws.slice(end + 1));
    if (!read || !signature) return { valid: false, reason: 'malformed' };
    const parameters = webAlgorithm(algorithmOf(key.publicKey));
    const valid = await crypto.subtle
      .importKey('jwk', { ...key.publicKey }, parameters, false, ['verify'])
      .then((imported) =>
        crypto.subtle.verify(
          parameters,
          imported,
          signature as Uint8Array<ArrayBuffer>,
          encodeUtf8(jws.slice(0, end)) as Uint8Array<ArrayBuffer>,
        ),
      )
      .catch(() => false);
    return valid ? { valid: true, payload: read.payload } : { valid: false, reason: 'wrong-signature' };
  },
};
