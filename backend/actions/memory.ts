/** A small memory of computed things: the oldest is forgotten first. Never a source of truth. */
export interface Memory {
  recall<T>(key: string, compute: () => Promise<T>): Promise<T>;
}

export function createMemory(capacity: number): Memory {
  const kept = new Map<string, Promise<unknown>>();
  return {
    recall<T>(key: string, compute: () => Promise<T>): Promise<T> {
      const known = kept.get(key);
      if (known) return known as Promise<T>;
      const made = compute();
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      const oldest = kept.size > capacity ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return made;
    },
  };
}
