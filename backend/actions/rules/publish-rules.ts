import { decisionPayload, packPublication } from '#shared/contract/pack-schema.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Digest } from '#shared/model/brands.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import { authorizeSite } from '../authorize.ts';
import { withAudit } from '../log/with-audit.ts';
import { parsePayload } from '../open-signed.ts';
import type { Ports } from '../ports.ts';
import { keepPublication, type Publication } from './keep-publication.ts';
import { openByIssuer } from './open-by-issuer.ts';

/** A rule pack under a new version; what was published never changes. `digest` names the pack itself. */
export const publishPack = (ports: Ports, jws: string): Promise<Publication> =>
  withAudit(ports, 'pack', jws, async () => {
    const opened = await openByIssuer(ports, jws, 'kezhi-pack/1');
    const payload = parsePayload(opened, packPublication, 'invalid-pack');
    authorizeSite(ports, payload);
    const pack = parsePack(ports, payload.pack);
    const { id, version, title } = pack.pack;
    const carried = await ports.packs.find(id, version);
    if (carried && carried.digest !== pack.digest)
      throw new Refusal('pack-version-exists', { pack: id, version });
    const publication = await keepPublication(ports, opened, id, async (tables, sequence, at) => {
      const published = (await tables.packs.published()).some(
        (one) => one.id === id && one.version === version,
      );
      if (published || carried) throw new Refusal('pack-version-exists', { pack: id, version });
      await tables.packs.publish({ id, version, digest: pack.digest, title, sequence, at });
    });
    return { ...publication, digest: pack.digest };
  });

function parsePack(ports: Ports, value: unknown): { readonly pack: RulePack; readonly digest: Digest } {
  try {
    return { pack: ports.packs.parse(value), digest: digestOfValue(value, ports.hash) };
  } catch (cause) {
    throw new Refusal(
      'invalid-pack',
      { problem: cause instanceof Error ? cause.message.slice(0, 200) : 'pack' },
      cause,
    );
  }
}

/** The issuer's answers to open questions of a pack. */
export const decideQuestions = (
  ports: Ports,
  jws: string,
  address: { readonly id: string; readonly version: string },
): Promise<Publication> =>
  withAudit(ports, 'decision', jws, async () => {
    const opened = await openByIssuer(ports, jws, 'kezhi-decision/1');
    const payload = parsePayload(opened, decisionPayload);
    authorizeSite(ports, payload);
    if (payload.pack.id !== address.id || payload.pack.version !== address.version)
      throw new Refusal('invalid-request', { problem: 'pack: not the one of the address' });
    const known = await ports.packs.find(payload.pack.id, payload.pack.version);
    if (!known) throw new Refusal('unknown-pack', { pack: payload.pack.id });
    if (known.digest !== payload.pack.digest) throw new Refusal('pack-mismatch', { pack: payload.pack.id });
    for (const { question, option } of payload.decisions) refuseUnknownAnswer(known.pack, question, option);
    return keepPublication(ports, opened, payload.pack.id, async (tables, _, at) => {
      for (const { question, option } of payload.decisions)
        await tables.packs.decide({
          pack: known.pack.id,
          version: known.pack.version,
          question,
          option,
          kid: opened.enrolment.kid,
          at,
        });
    });
  });

function refuseUnknownAnswer(pack: RulePack, question: string, option: string | null): void {
  const known = pack.questions.find(({ id }) => id === question);
  if (!known || (option !== null && !known.options.some(({ id }) => id === option)))
    throw new Refusal('unknown-question', { question });
}
