// Array methods of ES2023 that Chrome 90 and Safari 15 lack; WebView2 without internet doesn't update itself.

function define(name: string, method: unknown, on: object = Array.prototype): void {
  if (!(name in on)) Object.defineProperty(on, name, { value: method, writable: true, configurable: true });
}

define('at', function at<T>(this: readonly T[], index: number): T | undefined {
  return this[index < 0 ? this.length + index : index];
});
define('toSorted', function toSorted<T>(this: readonly T[], compare?: (a: T, b: T) => number): T[] {
  return [...this].sort(compare);
});
define('toReversed', function toReversed<T>(this: readonly T[]): T[] {
  return [...this].reverse();
});
define('toSpliced', function toSpliced<
  T,
>(this: readonly T[], start: number, count: number, ...items: T[]): T[] {
  const copy = [...this];
  copy.splice(start, count, ...items);
  return copy;
});
define('with', function withItem<T>(this: readonly T[], index: number, value: T): T[] {
  const copy = [...this];
  copy[index < 0 ? copy.length + index : index] = value;
  return copy;
});
define('findLast', function findLast<T>(this: readonly T[], test: (value: T, index: number) => boolean):
  | T
  | undefined {
  for (let index = this.length - 1; index >= 0; index--) if (test(this[index]!, index)) return this[index];
  return undefined;
});
define('findLastIndex', function findLastIndex<
  T,
>(this: readonly T[], test: (value: T, index: number) => boolean): number {
  for (let index = this.length - 1; index >= 0; index--) if (test(this[index]!, index)) return index;
  return -1;
});
define(
  'at',
  function at(this: string, index: number): string | undefined {
    return this.charAt(index < 0 ? this.length + index : index) || undefined;
  },
  String.prototype,
);
define('hasOwn', (of: object, key: PropertyKey) => Object.hasOwn(of, key), Object);
