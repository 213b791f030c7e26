import { Refusal } from '#shared/contract/refusal.ts';
import type { Digest } from '#shared/model/brands.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import { toHex } from '#shared/signing/hex.ts';
import { consistencyProof, inclusionProof, rootOf } from '#shared/signing/merkle-log.ts';
import type { Ports } from '../ports.ts';

const rootAt = async (ports: Ports, size: number): Promise<string> =>
  toHex(await ports.store.read.log.withNodes((read) => rootOf(size, read, ports.hash)));

/** The log as the server stands by it now, signed. */
export async function readCheckpoint(ports: Ports) {
  const size = await ports.store.read.log.size();
  const root = await rootAt(ports, size);
  const checkpoint = {
    format: 'kezhi-checkpoint/1',
    site: ports.site.site,
    size,
    root,
    at: ports.clock(),
  } as const;
  return { ...checkpoint, jws: await ports.serverKey.sign('kezhi-checkpoint/1', canonicalBytes(checkpoint)) };
}

/** Proof that a digest is in the log of some size, by default the present one. */
export async function proveInclusion(ports: Ports, digest: Digest, atSize: number | null) {
  const found = await ports.store.read.log.find(digest);
  if (!found) throw new Refusal('not-in-log');
  const size = atSize ?? (await ports.store.read.log.size());
  await refuseSize(ports, size, found.sequence);
  const proof = await ports.store.read.log.withNodes((read) =>
    inclusionProof(found.sequence - 1, size, read, ports.hash),
  );
  return {
    digest,
    sequence: found.sequence,
    typ: found.typ,
    size,
    root: await rootAt(ports, size),
    proof: proof.map(toHex),
  };
}

/** Proof that the log of one size is the beginning of the log of another. */
export async function proveConsistency(ports: Ports, from: number, to: number | null) {
  const size = to ?? (await ports.store.read.log.size());
  await refuseSize(ports, size, from);
  if (from < 1) throw new Refusal('invalid-log-size');
  const proof = await ports.store.read.log.withNodes((read) =>
    consistencyProof(from, size, read, ports.hash),
  );
  return {
    first: { size: from, root: await rootAt(ports, from) },
    second: { size, root: await rootAt(ports, size) },
    proof: proof.map(toHex),
  };
}

async function refuseSize(ports: Ports, size: number, least: number): Promise<void> {
  if (size < least || size > (await ports.store.read.log.size())) throw new Refusal('invalid-log-size');
}
