import { Refusal } from '#shared/contract/refusal.ts';
import { refusalText } from '#shared/messages/refusals.ts';
import { ConfigurationError } from '../configuration.ts';
import { KeyFileError } from '../keys/key-file.ts';
import { UsageError } from './arguments.ts';
import { ServerRefused } from './server-client.ts';

/** Runs a verb that meets keys, data or a server: refused 1, unusable 2, one sentence on stderr each. */
export async function reportingFailure(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServerRefused) return tell(error.message, 1);
    if (error instanceof Refusal) {
      const { sentence, remedy } = refusalText(error.code, error.params, 'zh');
      return tell(`${sentence}${remedy}`, 1);
    }
    if (error instanceof UsageError || error instanceof KeyFileError || error instanceof ConfigurationError)
      return tell(error.message, 2);
    throw error;
  }
}

function tell(sentence: string, status: number): number {
  process.stderr.write(`${sentence}\n`);
  return status;
}
