import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { ServerKey } from '#shared/contract/enrolment-schema.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { generateSigningKey, openSigningKey } from './signing-key.ts';

const keyFile = z.object({
  format: z.literal('kezhi-server-keys/1'),
  keys: z.array(z.object({ createdAt: z.string(), jwk: z.looseObject({}) })).min(1),
});

export interface ServerKeys {
  readonly current: SigningPort;
  readonly listed: readonly ServerKey[];
}

/** The receipt keys of an installation, in a file only its owner can read. The last one signs; older ones stay for old receipts. */
export async function openServerKeys(folder: string, now: string): Promise<ServerKeys> {
  const path = join(folder, 'server-keys.json');
  if (!existsSync(path)) await addServerKey(folder, now);
  const { keys } = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const ports = await Promise.all(keys.map(({ jwk }) => openSigningKey(jwk)));
  const current = ports.at(-1)!;
  const listed = ports.map((port) => ({
    kid: port.kid,
    publicKeyJwk: port.publicKey,
    current: port === current,
  }));
  return { current, listed };
}

/** Begins a new receipt key; what was signed with the older ones still verifies. */
export async function addServerKey(folder: string, now: string): Promise<void> {
  const path = join(folder, 'server-keys.json');
  const present = existsSync(path) ? keyFile.parse(JSON.parse(readFileSync(path, 'utf8'))).keys : [];
  const keys = [...present, { createdAt: now, jwk: await generateSigningKey() }];
  writeFileSync(`${path}.new`, JSON.stringify({ format: 'kezhi-server-keys/1', keys }, null, 1), {
    mode: 0o600,
  });
  renameSync(`${path}.new`, path);
}
