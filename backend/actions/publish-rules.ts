import { decisionPayload, issuedTargetsPublication, packPublication } from '#shared/contract/pack-schema.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Digest } from '#shared/model/brands.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import type { SignedType } from '#shared/signing/signed-type.ts';
import type { Tables } from '../storage/store.ts';
import { authorizeRole, authorizeSite, speaksForCity } from './authorize.ts';
import { type Opened, openSigned, parsePayload } from './open-signed.ts';
import type { Ports } from './ports.ts';
import { withAudit } from './with-audit.ts';

export interface Publication {
  readonly isNew: boolean;
  readonly digest: Digest;
  readonly sequence: number;
  readonly at: string;
}

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
    const publication = await keep(ports, opened, id, async (tables, sequence, at) => {
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
    return keep(ports, opened, payload.pack.id, async (tables, _, at) => {
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

/** Targets issued to the regions (分解表); a later one for the same period replaces it, the history stays in the log. */
export const issueTargets = (ports: Ports, jws: string): Promise<Publication> =>
  withAudit(ports, 'issued-targets', jws, async () => {
    const opened = await openByIssuer(ports, jws, 'kezhi-issued-targets/1');
    const payload = parsePayload(opened, issuedTargetsPublication);
    authorizeSite(ports, payload);
    const known = await ports.packs.find(payload.issued.pack);
    if (!known) throw new Refusal('unknown-pack', { pack: payload.issued.pack });
    const ids = new Set<string>(known.pack.indicators.map(({ id }) => id));
    const stranger = payload.issued.targets.find(({ indicatorId }) => !ids.has(indicatorId));
    if (stranger) throw new Refusal('invalid-pack', { problem: `indicator ${stranger.indicatorId}` });
    return keep(ports, opened, payload.issued.pack, (tables, sequence, at) =>
      tables.packs.issue({
        pack: payload.issued.pack,
        period: payload.issued.period,
        sequence,
        digest: opened.digest,
        at,
      }),
    );
  });

async function openByIssuer(ports: Ports, jws: string, typ: SignedType): Promise<Opened> {
  const opened = await openSigned(ports, jws, typ);
  authorizeRole(opened.enrolment, 'issuer');
  if (!speaksForCity(ports, opened.enrolment))
    throw new Refusal('region-not-allowed', { own: opened.enrolment.region, region: ports.site.region });
  return opened;
}

/** Appends to the log and applies the change; what was logged before is answered as it was. */
async function keep(
  ports: Ports,
  { jws, typ, enrolment, digest }: Opened,
  subject: string,
  apply: (tables: Tables, sequence: number, at: string) => Promise<void>,
): Promise<Publication> {
  return ports.store.write(async (tables) => {
    const known = await tables.log.find(digest);
    if (known) return { isNew: false, digest, sequence: known.sequence, at: known.at };
    const at = ports.clock();
    const { sequence } = await tables.log.append({ digest, typ, kid: enrolment.kid, jws, at });
    await apply(tables, sequence, at);
    await tables.audit.record({ at, kid: enrolment.kid, action: typ, outcome: 'ok', subject, region: null });
    return { isNew: true, digest, sequence, at };
  });
}
