import { type PreparedPacks, preparePacks } from '#shared/check/prepared-packs.ts';
import { recomputeSnapshot } from '#shared/check/recompute-snapshot.ts';
import type { Sha256 } from '#shared/signing/sha256.ts';
import type { Recompute } from './actions/ports.ts';

/** The recomputation of engine 1. What is the same for every snapshot of a pack is prepared once. */
export function createRecompute(hash: Sha256): Recompute {
  const prepared = new Map<string, PreparedPacks>();
  return ({ snapshot, pack, packDigest, decisions, issued, lists, explanations }) => {
    const ready = prepared.get(packDigest) ?? preparePacks([pack], hash);
    prepared.set(packDigest, ready);
    return recomputeSnapshot({ snapshot, pack, prepared: ready, decisions, issued, lists, explanations });
  };
}
