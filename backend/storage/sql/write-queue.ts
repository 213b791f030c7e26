import type { SqlDatabase } from './sql-database.ts';

/** More units per commit gain nothing and only make the first wait for the last. */
const GROUP = 64;

interface Unit {
  readonly run: () => Promise<void>;
  readonly settle: (failure: { readonly cause: unknown } | null) => void;
}

/**
 * Group commit: every unit that waits is run in one transaction and acknowledged after its durable commit.
 * Each has its own savepoint, so that one that throws takes nothing but itself back.
 */
export function createWriteQueue(database: SqlDatabase, onUndo: () => void) {
  const waiting: Unit[] = [];
  let draining: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      // One turn of the event loop, so that requests that arrived together are committed together.
      await new Promise(setImmediate);
      await commitGroup(waiting.splice(0, GROUP));
    }
    draining = null;
  }

  async function commitGroup(group: readonly Unit[]): Promise<void> {
    const settled: (() => void)[] = [];
    try {
      await database.begin();
      for (const unit of group) settled.push(await runUnit(unit));
      await database.commit();
    } catch (cause) {
      onUndo();
      await database.rollback().catch(() => undefined);
      for (const unit of group) unit.settle({ cause });
      return;
    }
    for (const settle of settled) settle();
  }

  async function runUnit(unit: Unit): Promise<() => void> {
    await database.writer.run('SAVEPOINT unit');
    try {
      await unit.run();
      await database.writer.run('RELEASE SAVEPOINT unit');
      return () => unit.settle(null);
    } catch (cause) {
      onUndo();
      await undoUnit().catch(() => {
        // A full disk takes the whole transaction back by itself: then it is that which all of the group are told.
        throw cause;
      });
      return () => unit.settle({ cause });
    }
  }

  async function undoUnit(): Promise<void> {
    await database.writer.run('ROLLBACK TO SAVEPOINT unit');
    await database.writer.run('RELEASE SAVEPOINT unit');
  }

  return {
    /** Runs a unit with the next group; resolves with its result after the commit. */
    add<T>(work: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        let result: { readonly value: T } | null = null;
        waiting.push({
          run: async () => {
            result = { value: await work() };
          },
          settle: (failure) => {
            if (failure) reject(failure.cause);
            else if (result) resolve(result.value);
          },
        });
        draining ??= drain();
      });
    },
    /** Resolves when nothing waits any more. */
    async settled(): Promise<void> {
      while (draining) await draining;
    },
  };
}
