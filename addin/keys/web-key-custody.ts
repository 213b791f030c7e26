import type { Memory } from '#addin/memory/memory-port.ts';
import { thumbprintOf } from '#shared/signing/public-jwk.ts';
import type { KeyCustody } from './key-custody-port.ts';
import { createWebKeyPair, type WebKeyPair, webSigningKey } from './web-signing-key.ts';

const RING = 'keys';

interface KeptKey {
  readonly kid: string;
  readonly pair: WebKeyPair;
  readonly about: unknown;
}

/** Non-extractable keys in IndexedDB: the browser keeps the key object itself, so nobody can copy it out. */
export function webKeyCustody(memory: Memory): KeyCustody {
  const ring = async (): Promise<readonly KeptKey[]> => {
    const kept = await memory.read(RING);
    return Array.isArray(kept) ? (kept as readonly KeptKey[]) : [];
  };
  const keep = async (keys: readonly KeptKey[]): Promise<void> => {
    await memory.write(RING, keys);
  };
  return {
    obstacle: globalThis.crypto?.subtle ? (memory.available ? null : 'no-storage') : 'no-cryptography',
    current: async () => {
      const first = (await ring())[0];
      return first ? { signer: webSigningKey(first.pair), about: first.about } : null;
    },
    create: async () => {
      const pair = await createWebKeyPair();
      const kid = thumbprintOf(pair.publicKey);
      return {
        signer: webSigningKey(pair),
        keep: async (about) =>
          keep([{ kid, pair, about }, ...(await ring()).filter((each) => each.kid !== kid)]),
      };
    },
    list: async () => (await ring()).map(({ kid, about }) => ({ kid, about })),
    use: async (kid) => {
      const keys = await ring();
      await keep([...keys.filter((each) => each.kid === kid), ...keys.filter((each) => each.kid !== kid)]);
    },
    forget: async (kid) => keep((await ring()).filter((each) => each.kid !== kid)),
  };
}
