import { generateSigningKey, openSigningKey } from '#backend/keys/signing-key.ts';
import { createVerifier } from '#backend/keys/verify-jws.ts';
import { describeCrypto } from '#test/conformance/crypto.ts';

describeCrypto('Node', async () => ({
  verifier: createVerifier(),
  algorithms: ['EdDSA', 'ES256'],
  createSigner: async (algorithm) => openSigningKey(await generateSigningKey(algorithm)),
}));
