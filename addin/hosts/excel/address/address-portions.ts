/** `getRanges` cuts an address text above 8192 characters off without a word. */
const ADDRESS_AT_MOST = 8_000;

/** Joins addresses into texts that `getRanges` takes whole. */
export function addressPortions(addresses: readonly string[]): readonly string[] {
  const portions: string[] = [];
  for (const address of addresses) {
    const last = portions.at(-1);
    if (last !== undefined && last.length + address.length < ADDRESS_AT_MOST)
      portions[portions.length - 1] = `${last},${address}`;
    else portions.push(address);
  }
  return portions;
}
