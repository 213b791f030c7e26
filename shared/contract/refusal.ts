import type { RefusalCode } from './refusal-codes.ts';

/** An expected failure with a code; thrown only in actions and adapters. Params never hold workbook values. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string>>;
  constructor(code: RefusalCode, params: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }
}
