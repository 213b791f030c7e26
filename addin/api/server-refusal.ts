/** A call to the city's server that did not bring an answer: its refusal, or no connection at all. */
export class ServerRefusal extends Error {
  /** A RefusalCode of the server, or `offline`, or `answer-unreadable`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  /** The server's sentence, in the language asked for. */
  readonly detail: string | null;
  constructor(
    code: string,
    params: Readonly<Record<string, string>> = {},
    detail: string | null = null,
    cause?: unknown,
  ) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'ServerRefusal';
    this.code = code;
    this.params = params;
    this.detail = detail;
  }
}
