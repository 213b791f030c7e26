import type { Sha256 } from './sha256.ts';
import { encodeUtf8 } from './utf8.ts';

/**
 * The append-only log of RFC 6962 / 9162: leaf = SHA-256(0x00 ‖ data), node = SHA-256(0x01 ‖ left ‖ right).
 * The data of a leaf is the digest text of a signed payload. A node is named by its level and position:
 * (0, i) is leaf i, (k, i) covers leaves i·2^k … (i+1)·2^k - 1. Only full nodes are stored; they never change.
 */
export type NodeReader = (level: number, position: number) => Uint8Array;

export interface LogNode {
  readonly level: number;
  readonly position: number;
  readonly hash: Uint8Array;
}

export const leafHash = (digest: string, hash: Sha256): Uint8Array => prefixed(0, [encodeUtf8(digest)], hash);

export const nodeHash = (left: Uint8Array, right: Uint8Array, hash: Sha256): Uint8Array =>
  prefixed(1, [left, right], hash);

/** Root of the empty log, as the RFC defines it. */
const emptyRoot = (hash: Sha256): Uint8Array => hash(new Uint8Array(0));

function prefixed(prefix: number, parts: readonly Uint8Array[], hash: Sha256): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((length, part) => length + part.length, 0));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return hash(bytes);
}

/** The full subtrees that make up a log of `size` leaves, largest first. */
export function peaksOf(size: number): readonly { readonly level: number; readonly position: number }[] {
  const peaks: { level: number; position: number }[] = [];
  let start = 0;
  for (let level = 52; level >= 0; level--) {
    const width = 2 ** level;
    if (size - start >= width) {
      peaks.push({ level, position: start / width });
      start += width;
    }
  }
  return peaks;
}

/** A log by its size and the hashes of its full subtrees, largest first: all that appending needs. */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

export interface Appended {
  readonly frontier: Frontier;
  /** The nodes that became full, the leaf first. */
  readonly nodes: readonly LogNode[];
  /** Root of the log that ends with this leaf, and the leaf's inclusion proof in it. */
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Appends a leaf. Its proof in the log that it ends is simply the old peaks, smallest first. */
export function appendLeaf(log: Frontier, leaf: Uint8Array, hash: Sha256): Appended {
  const proof = [...log.peaks].reverse();
  const root = proof.reduce((current, peak) => nodeHash(peak, current, hash), leaf);
  const nodes: LogNode[] = [{ level: 0, position: log.size, hash: leaf }];
  const peaks = [...log.peaks];
  let current = leaf;
  let position = log.size;
  for (let level = 0; position % 2 === 1; level++) {
    current = nodeHash(peaks.pop()!, current, hash);
    position = (position - 1) / 2;
    nodes.push({ level: level + 1, position, hash: current });
  }
  return { frontier: { size: log.size + 1, peaks: [...peaks, current] }, nodes, root, proof };
}

/** Root over leaves `from` … `to` - 1, where `from` starts a full subtree of that height. */
function rangeHash(from: number, to: number, read: NodeReader, hash: Sha256): Uint8Array {
  const width = to - from;
  const split = splitOf(width);
  if (width === split * 2 || width === 1) return read(Math.round(Math.log2(width)), from / width);
  return nodeHash(rangeHash(from, from + split, read, hash), rangeHash(from + split, to, read, hash), hash);
}

/** The largest power of two below `width`. */
function splitOf(width: number): number {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
}

export const rootOf = (size: number, read: NodeReader, hash: Sha256): Uint8Array =>
  size === 0 ? emptyRoot(hash) : rangeHash(0, size, read, hash);

/** Hashes that lead from leaf `index` to the root of the log at `size`, lowest first. */
export function inclusionProof(
  index: number,
  size: number,
  read: NodeReader,
  hash: Sha256,
): readonly Uint8Array[] {
  if (!(index >= 0 && index < size)) throw new Error('no such leaf in the log');
  const path = (from: number, to: number): Uint8Array[] => {
    if (to - from === 1) return [];
    const middle = from + splitOf(to - from);
    return index < middle
      ? [...path(from, middle), rangeHash(middle, to, read, hash)]
      : [...path(middle, to), rangeHash(from, middle, read, hash)];
  };
  return path(0, size);
}

/** Hashes that show the log at `first` to be the beginning of the log at `second`. */
export function consistencyProof(
  first: number,
  second: number,
  read: NodeReader,
  hash: Sha256,
): readonly Uint8Array[] {
  if (!(first >= 1 && first <= second)) throw new Error('no such sizes of the log');
  const prove = (from: number, size: number, to: number, whole: boolean): Uint8Array[] => {
    if (size === to - from) return whole ? [] : [rangeHash(from, to, read, hash)];
    const split = splitOf(to - from);
    return size <= split
      ? [...prove(from, size, from + split, whole), rangeHash(from + split, to, read, hash)]
      : [...prove(from + split, size - split, to, false), rangeHash(from, from + split, read, hash)];
  };
  return prove(0, first, second, true);
}
