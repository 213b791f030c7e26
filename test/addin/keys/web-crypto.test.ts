import { createWebKeyPair, supportedAlgorithms, webSigningKey } from '#addin/keys/web-signing-key.ts';
import { webVerifyJws } from '#addin/keys/web-verify-jws.ts';
import { describeCrypto } from '#test/conformance/crypto.ts';

describeCrypto('WebCrypto', async () => ({
  verifier: webVerifyJws,
  algorithms: await supportedAlgorithms(),
  createSigner: async (algorithm) => webSigningKey(await createWebKeyPair(algorithm)),
}));
