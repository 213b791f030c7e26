import type { SigningPort } from '#shared/signing/signing-port.ts';

/** Why no key can be held here: no WebCrypto (page without https), or storage that forgets. */
export type CustodyObstacle = 'no-cryptography' | 'no-storage';

/** The identities of the person at this machine. A key never leaves; an identity is a key with what the server said of it. */
export interface KeyCustody {
  /** null = keys can be made and kept. */
  readonly obstacle: CustodyObstacle | null;
  /** The identity in use; null before the first enrolment. `about` is what was kept with it. */
  current(): Promise<{ readonly signer: SigningPort; readonly about: unknown } | null>;
  /** A new key, not yet kept: it is worth keeping only once the server accepted it. */
  create(): Promise<{ readonly signer: SigningPort; keep(about: unknown): Promise<void> }>;
  /** Kept identities, newest first, for switching between them. */
  list(): Promise<readonly { readonly kid: string; readonly about: unknown }[]>;
  use(kid: string): Promise<void>;
  forget(kid: string): Promise<void>;
}
