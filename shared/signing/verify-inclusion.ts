import { nodeHash } from './merkle-log.ts';
import type { Sha256 } from './sha256.ts';

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162, 2.1.3.2: does the proof lead from the leaf to the root? */
export function verifyInclusion(claim: InclusionClaim, hash: Sha256): boolean {
  if (!(claim.index >= 0 && claim.index < claim.size)) return false;
  let first = claim.index;
  let second = claim.size - 1;
  let current = claim.leaf;
  for (const step of claim.proof) {
    if (second === 0) return false;
    if (first % 2 === 1 || first === second) {
      current = nodeHash(step, current, hash);
      while (first % 2 === 0 && first !== 0) {
        first = Math.floor(first / 2);
        second = Math.floor(second / 2);
      }
    } else {
      current = nodeHash(current, step, hash);
    }
    first = Math.floor(first / 2);
    second = Math.floor(second / 2);
  }
  return second === 0 && sameBytes(current, claim.root);
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
