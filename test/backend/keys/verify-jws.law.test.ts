import fc from 'fast-check';
import { compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { generateSigningKey, openSigningKey } from '#backend/keys/signing-key.ts';
import { createVerifier } from '#backend/keys/verify-jws.ts';
import type { SigningAlgorithm } from '#shared/signing/public-jwk.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { encodeUtf8 } from '#shared/signing/utf8.ts';

const verifier = createVerifier();
const signers = await Promise.all(
  (['EdDSA', 'ES256'] as const).map(async (algorithm) => ({
    algorithm,
    signer: await openSigningKey(await generateSigningKey(algorithm)),
  })),
);

const isValid = async (jws: string, signer: Pick<SigningPort, 'kid' | 'publicKey'>): Promise<boolean> =>
  (await verifier.verify(jws, signer, 'kezhi-act/1')).valid;

async function joseTakes(jws: string, signer: SigningPort, algorithm: SigningAlgorithm): Promise<boolean> {
  const key = await importJWK({ ...signer.publicKey }, algorithm);
  return compactVerify(jws, key, { algorithms: [algorithm] }).then(
    () => true,
    () => false,
  );
}

describe('a verified signature', () => {
  it('is one that jose verifies too, whatever was changed about it on the way', async () => {
    const change = fc.record({
      at: fc.nat(),
      how: fc.constantFrom('replaced', 'left out', 'doubled', 'as it was'),
      by: fc.constantFrom(...'AZaz09-_=+/. \n'),
    });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...signers),
        fc.uint8Array({ maxLength: 40 }),
        change,
        async ({ algorithm, signer }, payload, { at, how, by }) => {
          const jws = await signer.sign('kezhi-act/1', payload);
          const place = at % jws.length;
          const kept = {
            replaced: by,
            'left out': '',
            doubled: `${jws[place]}${by}`,
            'as it was': jws[place],
          };
          const given = `${jws.slice(0, place)}${kept[how]}${jws.slice(place + 1)}`;
          const ours = await isValid(given, signer);
          if (ours) taken++;
          // Only what was signed is taken; jose may be more lenient about its writing, never stricter.
          expect(ours).toBe(given === jws && payload.length > 0);
          if (ours) expect(await joseTakes(given, signer, algorithm)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(20);
  });

  it('of a P-256 key is the two numbers as JOSE writes them, never DER, never short or zero', async () => {
    const { signer } = signers[1]!;
    const [header, payload, signature] = (await signer.sign('kezhi-act/1', encodeUtf8('{}'))).split('.');
    const [r, s] = [0, 32].map((from) => Buffer.from(signature!, 'base64url').subarray(from, from + 32));
    const der = Buffer.concat([Buffer.from([0x30, 70, 0x02, 33, 0]), r!, Buffer.from([0x02, 33, 0]), s!]);
    const zero = Buffer.alloc(64);
    for (const bytes of [der, zero, Buffer.concat([r!, Buffer.alloc(32)]), r!, Buffer.concat([r!, s!, s!])])
      expect(await isValid(`${header}.${payload}.${bytes.toString('base64url')}`, signer)).toBe(false);
    expect(await isValid(`${header}.${payload}.${signature}`, signer)).toBe(true);
  });

  it('is none of a key that is no point of its curve', async () => {
    for (const { signer } of signers) {
      const jws = await signer.sign('kezhi-act/1', encodeUtf8('{}'));
      const x = Buffer.alloc(32, 0xff).toString('base64url');
      const publicKey = { ...signer.publicKey, x };
      expect(await createVerifier().verify(jws, { kid: signer.kid, publicKey }, 'kezhi-act/1')).toEqual({
        valid: false,
        reason: 'wrong-signature',
      });
    }
  });
});
