import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Wrong use of a verb: told on stderr, exit status 2. */
export class UsageError extends Error {}

/** A file that can't be used, with the code that --json prints; exit status 2 like wrong use. */
export class UnusableFile extends UsageError {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
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
    throw new UsageError(`参数不对:${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}

/** Text of an option that was given, else undefined. */
export function textOption(options: Arguments['options'], name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Runs a verb's work and turns wrong use into its sentence and status 2. */
export async function reportingUsage(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
