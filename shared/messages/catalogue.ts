/** One sentence per code, from the code's own parameters. */
export type Catalogue<Params> = {
  readonly [Code in keyof Params]: (params: Params[Code]) => string;
};

/** The sentence of a code in a catalogue: `messageOf(findingsZh, 'ratio-mismatch', { … })`. */
export const messageOf = <Params, Code extends keyof Params>(
  catalogue: Catalogue<Params>,
  code: Code,
  params: Params[Code],
): string => catalogue[code](params);
