/** A loaded property, or `otherwise` when Excel left it out of its answer: reading one that did not come throws. */
export function ifLoaded<T>(read: () => T, otherwise: T): T {
  try {
    return read() ?? otherwise;
  } catch {
    return otherwise;
  }
}
