/** Bytes of bodies that one address may have under way at once: some hundred submissions, or sixteen of the largest. */
const MOST_UNDER_WAY = 64 * 1024 * 1024;

export interface BodyBudget {
  /** False when this address has too much under way already; else it is counted until `giveBack`. */
  take(address: string, bytes: number): boolean;
  giveBack(address: string, bytes: number): void;
}

/** Bodies wait in memory until they are whole: a stranger who sends many at once must not fill it. */
export function createBodyBudget(): BodyBudget {
  const underWay = new Map<string, number>();
  return {
    take(address, bytes) {
      const total = (underWay.get(address) ?? 0) + bytes;
      if (total > MOST_UNDER_WAY) return false;
      underWay.set(address, total);
      return true;
    },
    giveBack(address, bytes) {
      const rest = (underWay.get(address) ?? 0) - bytes;
      if (rest > 0) underWay.set(address, rest);
      else underWay.delete(address);
    },
  };
}
