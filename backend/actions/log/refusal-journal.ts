import type { AuditRecord } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';
import { type BucketRule, createBuckets } from '../../token-buckets.ts';

/** Entries about what was refused, as many as a person could ever read. */
export interface RefusalJournal {
  /** `signer`: the key whose signature held; null where nobody is known to have signed. */
  record(signer: string | null, entry: Omit<AuditRecord, 'at'>): Promise<void>;
}

/** Nobody known is one caller, whatever key a header claims: else every invented key would have a share of its own. */
const UNKNOWN: BucketRule = { burst: 60, perMinute: 1 };
const SIGNER: BucketRule = { burst: 120, perMinute: 5 };

/**
 * Writes refusals to the audit table, at most so many per key. What goes beyond is counted, and the next entry written for
 * the same caller is preceded by one that says how many there were; the access log has each of them.
 */
export function createRefusalJournal({
  store,
  clock,
}: {
  readonly store: Store;
  readonly clock: () => string;
}): RefusalJournal {
  const seconds = () => Date.parse(clock()) / 1000;
  const unknown = createBuckets(UNKNOWN, seconds);
  const signers = createBuckets(SIGNER, seconds);
  const passedOver = new Map<string, number>();
  return {
    async record(signer, entry) {
      const caller = signer ?? '';
      const untold = passedOver.get(caller) ?? 0;
      if ((signer === null ? unknown : signers).take(caller) > 0) {
        passedOver.set(caller, untold + 1);
        return;
      }
      passedOver.delete(caller);
      const at = clock();
      await store.write(async (tables) => {
        if (untold > 0)
          await tables.audit.record({
            at,
            kid: signer,
            action: 'refusals',
            outcome: 'not-recorded',
            subject: String(untold),
            region: null,
          });
        await tables.audit.record({ at, ...entry });
      });
    },
  };
}
