import * as z from 'zod';
import {
  decisionPayload,
  packAnswer,
  packListAnswer,
  packPublication,
} from '#shared/contract/pack-schema.ts';
import { packIdText, versionText } from '#shared/contract/primitives.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Ports } from '../actions/ports.ts';
import { decideQuestions, publishPack } from '../actions/rules/publish-rules.ts';
import type { App } from '../app-environment.ts';
import { PUBLICATION_ANSWERS, type PublishingWork, publishing } from './publishing.ts';
import { addRoute, readParameters, SIGNED_REFUSALS, signedBody } from './route.ts';

const packParameters = z.object({ id: packIdText, version: versionText });

/** Rule packs and the answers to their open questions. What rules say is public. */
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
  const publish = (work: PublishingWork) => publishing(ports, work);

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
    body: signedBody('kezhi-pack/1', packPublication),
    answers: PUBLICATION_ANSWERS,
    refusals,
    handle: publish(publishPack),
  });
  addRoute(app, {
    method: 'post',
    path: '/api/v1/packs/{id}/{version}/decisions',
    summary: 'Answer open questions of a pack; signed by an issuer',
    parameters: packParameters,
    body: signedBody('kezhi-decision/1', decisionPayload),
    answers: PUBLICATION_ANSWERS,
    refusals,
    handle: publish((_, jws, context) =>
      decideQuestions(ports, jws, readParameters(packParameters, context.req.param())),
    ),
  });
}
