import { Refusal } from '#shared/contract/refusal.ts';
import { refusalText } from '#shared/messages/refusals.ts';
import { ConfigurationError } from '../configuration.ts';
import { KeyFileError } from '../keys/key-file.ts';
import { failureReport, UnfitForSubmission, UnusableFile, UsageError } from './arguments.ts';
import { ServerRefused } from './server-client.ts';

/**
 * Runs a verb that meets keys, data or a server: refused 1, unusable 2, one sentence on stderr each. Where `args` ask for
 * --json, stdout still gets its one document: `{"file","error":{"code","message"}}`.
 */
export async function reportingFailure(
  work: () => Promise<number>,
  args: readonly string[] = [],
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    process.stderr.write(`${failure.message}\n`);
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify(failureReport(args, failure))}\n`);
    return failure.status;
  }
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly status: 1 | 2;
}

function failureOf(error: unknown): Failure | null {
  if (error instanceof ServerRefused) return { code: error.code, message: error.message, status: 1 };
  if (error instanceof Refusal) {
    const { sentence, remedy } = refusalText(error.code, error.params, 'zh');
    return { code: error.code, message: `${sentence}${remedy}`, status: 1 };
  }
  if (error instanceof UnfitForSubmission) return { code: error.code, message: error.message, status: 1 };
  if (error instanceof UnusableFile) return { code: error.code, message: error.message, status: 2 };
  if (error instanceof KeyFileError) return { code: 'key-file', message: error.message, status: 2 };
  if (error instanceof ConfigurationError)
    return { code: 'configuration', message: error.message, status: 2 };
  return error instanceof UsageError ? { code: 'usage', message: error.message, status: 2 } : null;
}
