import { describe, expect, it } from 'vitest';
import { toBase64url } from '#shared/signing/base64url.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import { algorithmOf, type SigningAlgorithm, thumbprintOf } from '#shared/signing/public-jwk.ts';
import type { SigningPort, VerifyPort } from '#shared/signing/signing-port.ts';
import { encodeUtf8 } from '#shared/signing/utf8.ts';

export interface CryptoAdapter {
  readonly verifier: VerifyPort;
  /** Algorithms this adapter can make keys for; some browsers have no Ed25519. */
  readonly algorithms: readonly SigningAlgorithm[];
  createSigner(algorithm: SigningAlgorithm): Promise<SigningPort>;
}

/** What every adapter of SigningPort and VerifyPort must do, in Node and in a browser. */
export function describeCrypto(name: string, open: () => Promise<CryptoAdapter>): void {
  const payload = encodeUtf8('{"region":"621125","text":"漳县"}');

  describe(`crypto: ${name}`, () => {
    const each = async (work: (adapter: CryptoAdapter, signer: SigningPort) => Promise<void>) => {
      const adapter = await open();
      expect(adapter.algorithms).toContain('ES256');
      for (const algorithm of adapter.algorithms) await work(adapter, await adapter.createSigner(algorithm));
    };

    it('verifies what it signed and gives back exactly the bytes', () =>
      each(async (adapter, signer) => {
        const jws = await signer.sign('kezhi-act/1', payload);
        expect(await adapter.verifier.verify(jws, signer, 'kezhi-act/1')).toEqual({ valid: true, payload });
      }));

    it('names the key by its thumbprint and pins the algorithm in the header', () =>
      each(async (_, signer) => {
        const jws = readCompactJws(await signer.sign('kezhi-act/1', payload));
        expect(signer.kid).toBe(thumbprintOf(signer.publicKey));
        expect(jws).toMatchObject({
          kid: signer.kid,
          typ: 'kezhi-act/1',
          algorithm: algorithmOf(signer.publicKey),
        });
      }));

    it('refuses a signature made for another purpose', () =>
      each(async (adapter, signer) => {
        const jws = await signer.sign('kezhi-act/1', payload);
        expect(await adapter.verifier.verify(jws, signer, 'kezhi-snapshot/1')).toEqual({
          valid: false,
          reason: 'wrong-type',
        });
      }));

    it('refuses a signature whose payload was changed', () =>
      each(async (adapter, signer) => {
        const [header, , signature] = (await signer.sign('kezhi-act/1', payload)).split('.');
        const changed = `${header}.${toBase64url(encodeUtf8('{"region":"621126","text":"漳县"}'))}.${signature}`;
        expect(await adapter.verifier.verify(changed, signer, 'kezhi-act/1')).toEqual({
          valid: false,
          reason: 'wrong-signature',
        });
      }));

    it('refuses a signature of another key that claims this kid', () =>
      each(async (adapter, signer) => {
        const other = await adapter.createSigner(algorithmOf(signer.publicKey));
        const [, body, signature] = (await other.sign('kezhi-act/1', payload)).split('.');
        const [header] = (await signer.sign('kezhi-act/1', payload)).split('.');
        const forged = `${header}.${body}.${signature}`;
        expect(await adapter.verifier.verify(forged, signer, 'kezhi-act/1')).toEqual({
          valid: false,
          reason: 'wrong-signature',
        });
        expect(
          await adapter.verifier.verify(await other.sign('kezhi-act/1', payload), signer, 'kezhi-act/1'),
        ).toEqual({
          valid: false,
          reason: 'wrong-key',
        });
      }));

    it('refuses a header that names another algorithm, or none', () =>
      each(async (adapter, signer) => {
        const [, body, signature] = (await signer.sign('kezhi-act/1', payload)).split('.');
        for (const alg of ['none', 'HS256', algorithmOf(signer.publicKey) === 'ES256' ? 'EdDSA' : 'ES256']) {
          const header = toBase64url(
            encodeUtf8(JSON.stringify({ alg, kid: signer.kid, typ: 'kezhi-act/1' })),
          );
          const outcome = await adapter.verifier.verify(
            `${header}.${body}.${signature}`,
            signer,
            'kezhi-act/1',
          );
          expect(outcome).toEqual({ valid: false, reason: 'wrong-algorithm' });
        }
      }));

    it('refuses text that is no compact JWS', () =>
      each(async (adapter, signer) => {
        for (const text of ['', 'a.b', 'a.b.c', '..', '{}'])
          expect(await adapter.verifier.verify(text, signer, 'kezhi-act/1')).toEqual({
            valid: false,
            reason: 'malformed',
          });
      }));
  });
}
