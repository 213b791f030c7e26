import type { Digest } from '#shared/model/brands.ts';
import type { IssuedList, IssuedTargets } from '#shared/rule-pack/rule-pack.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import type { Actor } from '../city/act-on-snapshot.ts';
import type { Published } from './publish-rules.ts';

/** Issues a 分解表 under the issuer's signature; refused when another than `supersedes` is in force. */
export async function issueTargets(
  { server, signer, site, now }: Actor,
  issued: IssuedTargets,
  supersedes: Digest | null,
): Promise<Published> {
  const payload = { format: 'kezhi-issued-targets/1', site, issued, supersedes, createdAt: now };
  return server.issueTargets(await signer.sign('kezhi-issued-targets/1', canonicalBytes(payload)));
}

/** Issues the year's list of one unit; refused when another than `supersedes` is in force. */
export async function issueList(
  { server, signer, site, now }: Actor,
  issued: IssuedList,
  supersedes: Digest | null,
): Promise<Published> {
  const payload = { format: 'kezhi-issued-list/1', site, issued, supersedes, createdAt: now };
  return server.issueList(await signer.sign('kezhi-issued-list/1', canonicalBytes(payload)));
}
