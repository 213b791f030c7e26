import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { enrolmentSchema, serverKeySchema } from '#shared/contract/enrolment-schema.ts';

/** What the command line keeps of an enrolment: the key itself, who it is, and whom it trusts. */
const contents = z.object({
  jwk: z.looseObject({ d: z.string() }),
  server: z.string(),
  site: z.string(),
  enrolment: enrolmentSchema,
  serverKeys: z.array(serverKeySchema),
});
export type KeyFile = z.infer<typeof contents>;

const sealed = z.object({
  format: z.literal('kezhi-key/1'),
  kdf: z.object({
    name: z.literal('scrypt'),
    n: z
      .number()
      .int()
      .max(1 << 20),
    r: z.number().int().max(32),
    p: z.number().int().max(16),
    salt: z.string(),
  }),
  cipher: z.literal('aes-256-gcm'),
  nonce: z.string(),
  tag: z.string(),
  data: z.string(),
});

/** Takes about a tenth of a second and 64 MB: nothing for a person, much for whoever tries passphrases. */
const COST = { n: 1 << 16, r: 8, p: 1 } as const;

/** A key file that can't be used: no such file, no key file, or a wrong passphrase. */
export class KeyFileError extends Error {}

const derive = (passphrase: string, salt: Buffer, { n, r, p }: { n: number; r: number; p: number }): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: n, r, p, maxmem: 256 * 1024 * 1024 });

/** Writes a key file, encrypted, readable by its owner only, and whole or not at all. */
export function writeKeyFile(path: string, key: KeyFile, passphrase: string): void {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derive(passphrase, salt, COST), nonce);
  const data = Buffer.concat([cipher.update(JSON.stringify(contents.parse(key)), 'utf8'), cipher.final()]);
  const file = {
    format: 'kezhi-key/1',
    kdf: { name: 'scrypt', ...COST, salt: salt.toString('base64url') },
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
    data: data.toString('base64url'),
  };
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 1)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function readKeyFile(path: string, passphrase: string): KeyFile {
  const file = readSealed(path);
  const key = derive(passphrase, Buffer.from(file.kdf.salt, 'base64url'), file.kdf);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(file.nonce, 'base64url'));
  decipher.setAuthTag(Buffer.from(file.tag, 'base64url'));
  try {
    const text = Buffer.concat([
      decipher.update(Buffer.from(file.data, 'base64url')),
      decipher.final(),
    ]).toString('utf8');
    return contents.parse(JSON.parse(text));
  } catch (cause) {
    throw new KeyFileError(
      `打不开密钥文件 ${path}:口令不对,或文件已损坏。 / Wrong passphrase or damaged key file.`,
      { cause },
    );
  }
}

function readSealed(path: string): z.infer<typeof sealed> {
  try {
    return sealed.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new KeyFileError(`${path} 不是密钥文件,或读不了。 / Not a key file, or unreadable.`, { cause });
  }
}
