import type { AuditFault } from '#shared/contract/audit-fault.ts';
import type { Digest } from '#shared/model/brands.ts';
import { toHex } from '#shared/signing/hex.ts';
import { appendLeaf, type Frontier, leafHash } from '#shared/signing/merkle-log.ts';
import type { Sha256 } from '#shared/signing/sha256.ts';
import type { AuditedOriginal } from './audit-original.ts';

export interface FoundFault {
  readonly sequence: number;
  readonly digest: Digest | null;
  readonly fault: AuditFault;
}

/** Builds the log anew from the digests, in order, and holds every receipt's root against it. */
export function createAuditChain(hash: Sha256) {
  let log: Frontier = { size: 0, peaks: [] };
  let root = '';
  let snapshots = 0;
  let isBroken = false;
  const faults: FoundFault[] = [];

  function append({ sequence, digest, isSnapshot, root: stated, faults: found }: AuditedOriginal): void {
    for (let missing = log.size + 1; missing < sequence && !isBroken; missing++) {
      faults.push({ sequence: missing, digest: null, fault: 'missing-original' });
      isBroken = true;
    }
    const appended = appendLeaf(log, leafHash(digest, hash), hash);
    log = appended.frontier;
    root = toHex(appended.root);
    if (isSnapshot) snapshots++;
    for (const fault of found) faults.push({ sequence, digest, fault });
    // After a gap every root differs; one sentence says so.
    if (stated !== null && stated !== root && !isBroken) {
      faults.push({ sequence, digest, fault: 'root-mismatch' });
      isBroken = true;
    }
  }

  return {
    append,
    /** What was found. `keptRoot` is the root that the stored nodes give. */
    close(keptRoot: string) {
      if (log.size > 0 && root !== keptRoot && !isBroken)
        faults.push({ sequence: log.size, digest: null, fault: 'root-mismatch' });
      return { originals: log.size, snapshots, root: keptRoot, faults };
    },
  };
}
