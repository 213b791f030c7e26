/** A command-line verb. Exit status: 0 fine, 1 blocking findings or refused by the server, 2 unusable input or usage. */
export interface Verb {
  run(args: readonly string[]): Promise<number>;
}
