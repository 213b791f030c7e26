import { nodeHash } from './merkle-log.ts';
import type { Sha256 } from './sha256.ts';
import { sameBytes } from './verify-inclusion.ts';

export interface ConsistencyClaim {
  readonly first: { readonly size: number; readonly root: Uint8Array };
  readonly second: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162, 2.1.4.2: is the first log the beginning of the second? */
export function verifyConsistency(claim: ConsistencyClaim, hash: Sha256): boolean {
  const { first, second } = claim;
  if (first.size < 1 || first.size > second.size) return false;
  if (first.size === second.size) return claim.proof.length === 0 && sameBytes(first.root, second.root);
  const path = isPowerOfTwo(first.size) ? [first.root, ...claim.proof] : claim.proof;
  const start = path[0];
  if (!start) return false;
  let low = first.size - 1;
  let high = second.size - 1;
  while (low % 2 === 1) {
    low = Math.floor(low / 2);
    high = Math.floor(high / 2);
  }
  let old = start;
  let current = start;
  for (const step of path.slice(1)) {
    if (high === 0) return false;
    if (low % 2 === 1 || low === high) {
      old = nodeHash(step, old, hash);
      current = nodeHash(step, current, hash);
      while (low % 2 === 0 && low !== 0) {
        low = Math.floor(low / 2);
        high = Math.floor(high / 2);
      }
    } else {
      current = nodeHash(current, step, hash);
    }
    low = Math.floor(low / 2);
    high = Math.floor(high / 2);
  }
  return high === 0 && sameBytes(old, first.root) && sameBytes(current, second.root);
}

const isPowerOfTwo = (size: number): boolean => Number.isInteger(Math.log2(size));
