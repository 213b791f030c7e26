import { createWriteStream } from 'node:fs';
import { ConfigurationError } from '../configuration.ts';
import type { AccessEntry } from '../middleware/access-log/access-log.ts';

export type WriteAccess = (entry: AccessEntry) => void;

/**
 * Where requests are noted, one JSON line each: `off`, `stderr`, or a file that is only ever appended to (KEZHI_LOG, --log).
 * A log that cannot be written any more never stops a submission.
 */
export async function openAccessLog(target: string): Promise<WriteAccess> {
  if (target === 'off') return () => undefined;
  if (target === 'stderr') return (entry) => void process.stderr.write(lineOf(entry));
  const file = createWriteStream(target, { flags: 'a', mode: 0o600 });
  await new Promise<void>((opened, failed) => {
    file.once('open', () => opened());
    file.once('error', (cause) => {
      const sentence = `写不了日志文件 ${target}:请检查文件夹和权限,或用 KEZHI_LOG=off 关掉。 / Cannot write the log file.`;
      failed(new ConfigurationError(sentence, { cause }));
    });
  });
  let isBroken = false;
  file.on('error', (cause) => {
    isBroken = true;
    process.stderr.write(
      `日志写不下去了,之后的访问不再记录(报送不受影响):${cause.message} / The access log stops here.\n`,
    );
  });
  return (entry) => {
    if (!isBroken) file.write(lineOf(entry));
  };
}

const lineOf = (entry: AccessEntry): string => `${JSON.stringify(entry)}\n`;
