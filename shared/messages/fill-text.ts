/** Puts decimal params into `{name}` places. A place without a param stays empty. */
export const fill = (pattern: string, params: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => params[name] ?? '');
