/** JSON that keeps sets, which a reading carries for hidden rows and columns. */
export const toWire = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Set ? { $set: [...each] } : each)) ?? 'null';

// biome-ignore lint/suspicious/noExplicitAny: the other side of toWire, typed by its caller
export const fromWire = (text: string): any =>
  JSON.parse(text, (_, each: unknown) =>
    typeof each === 'object' && each !== null && '$set' in each && Array.isArray(each.$set)
      ? new Set(each.$set)
      : each,
  );
