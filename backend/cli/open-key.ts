import type { SigningPort } from '#shared/signing/signing-port.ts';
import { type KeyFile, readKeyFile } from '../keys/key-file.ts';
import { openSigningKey } from '../keys/signing-key.ts';
import { UsageError } from './arguments.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { openServer, type ServerClient } from './server-client.ts';

export interface SignedIn {
  readonly key: SigningPort;
  readonly file: KeyFile;
  readonly server: ServerClient;
}

/** Opens a key file and signs in with it. The server kept in the key file is used when none is named. */
export async function signIn(keyPath: string | undefined, serverUrl: string | undefined): Promise<SignedIn> {
  if (keyPath === undefined)
    throw new UsageError('请用 --key 指定密钥文件。 / Name the key file with --key.');
  const file = readKeyFile(keyPath, await askPassphrase('密钥口令 / Passphrase: '));
  const key = await openSigningKey(file.jwk);
  const server = openServer(serverUrl ?? file.server);
  await server.signIn(key, file.site);
  return { key, file, server };
}
