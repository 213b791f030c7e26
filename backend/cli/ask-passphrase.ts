import { UsageError } from './arguments.ts';

/** The passphrase of a key file: from KEZHI_PASSPHRASE, else asked without showing it. */
export async function askPassphrase(question: string): Promise<string> {
  const given = process.env.KEZHI_PASSPHRASE;
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY)
    throw new UsageError('请用环境变量 KEZHI_PASSPHRASE 给出密钥口令。 / Set KEZHI_PASSPHRASE.');
  process.stderr.write(question);
  process.stdin.setRawMode(true);
  try {
    return await readHidden();
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.pause();
    process.stderr.write('\n');
  }
}

function readHidden(): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = '';
    const listen = (chunk: Buffer): void => {
      for (const character of chunk.toString('utf8')) {
        if (character === '\r' || character === '\n') finish(() => resolve(typed));
        else if (character === '\u0003') finish(() => reject(new UsageError('已取消。 / Cancelled.')));
        else typed = character === '\u007f' || character === '\b' ? typed.slice(0, -1) : typed + character;
      }
    };
    const finish = (settle: () => void): void => {
      process.stdin.off('data', listen);
      settle();
    };
    process.stdin.on('data', listen);
    process.stdin.resume();
  });
}
