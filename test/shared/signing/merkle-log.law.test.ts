import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '#shared/signing/hex.ts';
import {
  type Appended,
  appendLeaf,
  consistencyProof,
  type Frontier,
  inclusionProof,
  leafHash,
  type NodeReader,
  nodeHash,
  rootOf,
} from '#shared/signing/merkle-log.ts';
import { sha256 } from '#shared/signing/sha256.ts';
import { verifyConsistency } from '#shared/signing/verify-consistency.ts';
import { verifyInclusion } from '#shared/signing/verify-inclusion.ts';

/** MTH of RFC 6962, 2.1, written down as the RFC defines it. */
function definedRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)), sha256);
}

function grow(size: number): { leaves: Uint8Array[]; read: NodeReader; receipts: Appended[] } {
  const nodes = new Map<string, Uint8Array>();
  const read: NodeReader = (level, position) => {
    const found = nodes.get(`${level}/${position}`);
    if (!found) throw new Error(`node ${level}/${position} was never stored`);
    return found;
  };
  const leaves = Array.from({ length: size }, (_, index) => leafHash(`sha256:${index}`, sha256));
  const receipts: Appended[] = [];
  let frontier: Frontier = { size: 0, peaks: [] };
  for (const leaf of leaves) {
    const appended = appendLeaf(frontier, leaf, sha256);
    for (const node of appended.nodes) nodes.set(`${node.level}/${node.position}`, node.hash);
    frontier = appended.frontier;
    receipts.push(appended);
  }
  return { leaves, read, receipts };
}

const flipped = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte));
const sizes = fc.integer({ min: 1, max: 70 });

describe('the log', () => {
  it('gives every leaf its proof in the log that it ends, as it is appended', () => {
    const { leaves, read, receipts } = grow(70);
    receipts.forEach(({ root, proof }, index) => {
      expect(toHex(root)).toBe(toHex(rootOf(index + 1, read, sha256)));
      expect(proof.map(toHex)).toEqual(inclusionProof(index, index + 1, read, sha256).map(toHex));
      expect(verifyInclusion({ index, size: index + 1, leaf: leaves[index]!, root, proof }, sha256)).toBe(
        true,
      );
    });
  });

  it('has the root the RFC defines, at every size', () => {
    const { leaves, read } = grow(70);
    for (let size = 0; size <= 70; size++)
      expect(toHex(rootOf(size, read, sha256))).toBe(toHex(definedRoot(leaves.slice(0, size))));
  });

  it('proves every leaf, and no leaf at another place or with a changed step', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, pick) => {
        const { leaves, read } = grow(size);
        const index = pick % size;
        const claim = {
          index,
          size,
          leaf: leaves[index]!,
          root: rootOf(size, read, sha256),
          proof: inclusionProof(index, size, read, sha256),
        };
        expect(verifyInclusion(claim, sha256)).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf) }, sha256)).toBe(false);
        expect(verifyInclusion({ ...claim, index: size }, sha256)).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...claim.proof, claim.leaf] }, sha256)).toBe(false);
        claim.proof.forEach((step, at) => {
          const proof = claim.proof.map((one, place) => (place === at ? flipped(step) : one));
          expect(verifyInclusion({ ...claim, proof }, sha256)).toBe(false);
        });
      }),
    );
  });

  it('proves that an older log is the beginning of a newer one, and never that of a rewritten one', () => {
    fc.assert(
      fc.property(sizes, sizes, (a, b) => {
        const [older, newer] = a < b ? [a, b] : [b, a];
        const { read } = grow(newer);
        const first = { size: older, root: rootOf(older, read, sha256) };
        const second = { size: newer, root: rootOf(newer, read, sha256) };
        const proof = consistencyProof(older, newer, read, sha256);
        expect(verifyConsistency({ first, second, proof }, sha256)).toBe(true);
        expect(
          verifyConsistency({ first: { ...first, root: flipped(first.root) }, second, proof }, sha256),
        ).toBe(false);
        expect(
          verifyConsistency({ first, second: { ...second, root: flipped(second.root) }, proof }, sha256),
        ).toBe(false);
      }),
    );
  });
});
