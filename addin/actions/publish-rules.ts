import type { Digest, PackId } from '#shared/model/brands.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import type { Actor } from './act-on-snapshot.ts';

/** Publishes a pack under the issuer's signature. */
export async function publishPack({ server, signer, site, now }: Actor, pack: RulePack): Promise<void> {
  const payload = { format: 'kezhi-pack/1', site, pack, createdAt: now };
  await server.publishPack(await signer.sign('kezhi-pack/1', canonicalBytes(payload)));
}

export interface DecisionToSign {
  readonly pack: { readonly id: PackId; readonly version: string; readonly digest: Digest };
  readonly question: string;
  /** null opens the question again. */
  readonly option: string | null;
  readonly reason: string;
}

/** Answers an open question of a pack, for everyone. */
export async function decideQuestion(
  { server, signer, site, now }: Actor,
  decision: DecisionToSign,
): Promise<void> {
  const { pack, question, option, reason } = decision;
  const payload = {
    format: 'kezhi-decision/1',
    site,
    pack,
    decisions: [{ question, option }],
    reason,
    createdAt: now,
  };
  await server.decide(pack.id, pack.version, await signer.sign('kezhi-decision/1', canonicalBytes(payload)));
}
