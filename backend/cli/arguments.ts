import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { describeMisuse } from '#shared/messages/command/command-misuse.ts';

/** Wrong use of a verb: told on stderr, exit status 2. */
export class UsageError extends Error {}

/** A file that can't be used, with the code that --json prints; exit status 2 like wrong use. */
export class UnusableFile extends UsageError {
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A workbook that may not be submitted as it is; exit status 1, nothing was sent. */
export class UnfitForSubmission extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Arguments {
  readonly files: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** Parses the arguments of a verb; an unknown option or a missing value becomes one sentence. */
export function readArguments(args: readonly string[], options: ParseArgsOptionsConfig): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { files: positionals, options: values as Arguments['options'] };
  } catch (error) {
    throw new UsageError(describeMisuse(error), { cause: error });
  }
}

/** Text of an option that was given, else undefined. */
export function textOption(options: Arguments['options'], name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What --json prints of a verb that could not do its work. */
export function failureReport(
  args: readonly string[],
  error: { readonly code: string; readonly message: string },
) {
  const first = args[0];
  return {
    file: first === undefined || first.startsWith('-') ? null : first,
    error: { code: error.code, message: error.message },
  };
}

/** Runs a verb's work and turns wrong use into its sentence and status 2; where `args` ask for --json, stdout still gets its one document. */
export async function reportingUsage(
  work: () => Promise<number>,
  args: readonly string[] = [],
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const code = error instanceof UnusableFile ? error.code : 'usage';
    process.stderr.write(`${error.message}\n`);
    if (args.includes('--json'))
      process.stdout.write(`${JSON.stringify(failureReport(args, { code, message: error.message }))}\n`);
    return 2;
  }
}
