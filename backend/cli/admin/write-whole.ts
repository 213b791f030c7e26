import { chmodSync, closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { unwritable } from '../write-output.ts';

/** Writes a file that only its owner can read, under its name only once it is whole: what broke off is never taken for it. */
export async function writeWhole(path: string, write: (part: string) => void | Promise<void>): Promise<void> {
  const part = `${path}.part`;
  try {
    rmSync(part, { force: true });
    closeSync(openSync(part, 'w', 0o600));
    await write(part);
    // A copy brings the rights of what it was made from.
    chmodSync(part, 0o600);
    renameSync(part, path);
  } catch (cause) {
    for (const left of [part, `${part}-journal`]) rmSync(left, { force: true });
    throw unwritable(path, cause);
  }
}
