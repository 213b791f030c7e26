import * as z from 'zod';
import {
  issuedTargetsAnswer,
  packAnswer,
  packListAnswer,
  publicationAnswer,
} from '#shared/contract/pack-schema.ts';
import { packIdText, versionText } from '#shared/contract/primitives.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Ports } from '../actions/ports.ts';
import { decideQuestions, issueTargets, type Publication, publishPack } from '../actions/publish-rules.ts';
import type { App, AppContext } from '../app-environment.ts';
import { addRoute, joseBody, readJose, readParameters, SIGNED_REFUSALS } from './route.ts';

const packParameters = z.object({ id: packIdText, version: versionText });
const idParameter = z.object({ id: packIdText });

/** Rule packs, the answers to their open questions, and targets issued to the regions. What rules say is public. */
export function addPackRoutes(app: App, ports: Ports): void {
  const refusals = [
    ...SIGNED_REFUSALS,
    'invalid-request',
    'invalid-pack',
    'pack-version-exists',
    'unknown-pack',
    'pack-mismatch',
    'unknown-question',
  ] as const;
  const answers = {
    201: { description: 'Published', schema: publicationAnswer },
    200: { description: 'Published before', schema: publicationAnswer },
  };
  const publish =
    (work: (ports: Ports, jws: string, context: AppContext) => Promise<Publication>) =>
    async (context: AppContext) => {
      const { isNew, ...publication } = await work(ports, await readJose(context), context);
      return context.json(publication, isNew ? 201 : 200);
    };

  addRoute(app, {
    method: 'get',
    path: '/api/v1/packs',
    summary: 'All rule packs and versions',
    answers: { 200: { description: 'The packs', schema: packListAnswer } },
    refusals: ['rate-limited'],
    async handle(context) {
      const packs = (await ports.packs.all()).map(({ pack, digest, source, issuedAt }) => ({
        id: pack.id,
        version: pack.version,
        digest,
        title: pack.title,
        source,
        issuedAt,
      }));
      return context.json({ packs }, 200);
    },
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/packs/{id}/{version}',
    summary: 'One rule pack with the decisions in force',
    parameters: packParameters,
    answers: { 200: { description: 'The pack', schema: packAnswer } },
    refusals: ['invalid-request', 'unknown-pack', 'rate-limited'],
    async handle(context) {
      const { id, version } = readParameters(packParameters, context.req.param());
      const known = await ports.packs.find(id, version);
      if (!known) throw new Refusal('unknown-pack', { pack: `${id} ${version}` });
      const { decisions } = await ports.packs.rules(known.pack);
      const original = known.sequence === null ? null : await ports.store.read.log.original(known.sequence);
      const { pack, digest, source } = known;
      return context.json({ pack, digest, source, jws: original?.jws ?? null, decisions }, 200);
    },
  });
  addRoute(app, {
    method: 'post',
    path: '/api/v1/packs',
    summary: 'Publish a rule pack; signed by an issuer',
    body: joseBody,
    answers,
    refusals,
    handle: publish(publishPack),
  });
  addRoute(app, {
    method: 'post',
    path: '/api/v1/packs/{id}/{version}/decisions',
    summary: 'Answer open questions of a pack; signed by an issuer',
    parameters: packParameters,
    body: joseBody,
    answers,
    refusals,
    handle: publish((_, jws, context) =>
      decideQuestions(ports, jws, readParameters(packParameters, context.req.param())),
    ),
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/issued-targets/{id}',
    summary: 'Targets issued to the regions (分解表), the ones in force for each period',
    parameters: idParameter,
    answers: { 200: { description: 'The targets', schema: issuedTargetsAnswer } },
    refusals: ['invalid-request', 'unknown-pack', 'rate-limited'],
    async handle(context) {
      const { id } = readParameters(idParameter, context.req.param());
      const known = await ports.packs.find(id);
      if (!known) throw new Refusal('unknown-pack', { pack: id });
      const records = await ports.store.read.packs.issued(id);
      const { issued } = await ports.packs.rules(known.pack);
      const originals = await Promise.all(
        records.map(({ sequence }) => ports.store.read.log.original(sequence)),
      );
      const answer = records.map(({ digest, at }, index) => ({
        targets: issued[index],
        digest,
        issuedAt: at,
        jws: originals[index]?.jws,
      }));
      return context.json({ issued: answer }, 200);
    },
  });
  addRoute(app, {
    method: 'post',
    path: '/api/v1/issued-targets',
    summary: 'Issue targets to the regions; signed by an issuer',
    body: joseBody,
    answers,
    refusals,
    handle: publish(issueTargets),
  });
}
