import type { Digest, PackId } from '#shared/model/brands.ts';
import type { Decision, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import type { Actor } from '../city/act-on-snapshot.ts';

export interface Published {
  readonly digest: Digest;
  /** UTC ISO 8601, the server's clock. */
  readonly at: string;
  /** Its place in the server's log. */
  readonly sequence: number;
}

/** Publishes a pack under the issuer's signature. */
export async function publishPack({ server, signer, site, now }: Actor, pack: RulePack): Promise<Published> {
  const payload = { format: 'kezhi-pack/1', site, pack, createdAt: now };
  return server.publishPack(await signer.sign('kezhi-pack/1', canonicalBytes(payload)));
}

/** Signs answers of the version before once more for the version just published, as far as it still asks them. */
export async function carryDecisions(
  actor: Actor,
  pack: RulePack,
  digest: Digest,
  decisions: readonly Decision[],
  reason: string,
): Promise<number> {
  const still = stillAsked(pack, decisions);
  for (const { question, option } of still)
    await decideQuestion(actor, {
      pack: { id: pack.id, version: pack.version, digest },
      question,
      option,
      reason,
    });
  return still.length;
}

/** Answers whose question and option a pack still has. */
export const stillAsked = (pack: RulePack, decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter(({ question, option }) =>
    pack.questions.some((one) => one.id === question && one.options.some((each) => each.id === option)),
  );

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
