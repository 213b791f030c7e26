import type { Memory } from './memory-port.ts';

const DATABASE = 'kezhi';
const STORE = 'kept';

/** IndexedDB where it opens, else nothing is kept: third-party storage may be blocked and then throws. */
export async function openMemory(): Promise<Memory> {
  try {
    const database = await opened();
    return {
      available: true,
      read: (key) => settled(database.transaction(STORE).objectStore(STORE).get(key)),
      write: async (key, value) => {
        try {
          await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).put(value, key));
          return true;
        } catch {
          return false;
        }
      },
      remove: async (key) => {
        await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).delete(key));
      },
    };
  } catch {
    return forgetfulMemory();
  }
}

/** Keeps things for this visit only. */
export function forgetfulMemory(): Memory {
  const kept = new Map<string, unknown>();
  return {
    available: false,
    read: async (key) => kept.get(key),
    write: async (key, value) => {
      kept.set(key, value);
      return false;
    },
    remove: async (key) => {
      kept.delete(key);
    },
  };
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  // A blocked pane may answer never; two seconds are longer than any healthy store takes.
  const late = new Promise<never>((_, refuse) =>
    setTimeout(() => refuse(new Error('storage did not open')), 2000),
  );
  return Promise.race([settled(request), late]);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage failed'));
  });
}
