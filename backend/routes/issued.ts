import * as z from 'zod';
import {
  issuedListAnswer,
  issuedListPublication,
  issuedListsAnswer,
  issuedTargetsAnswer,
  issuedTargetsPublication,
} from '#shared/contract/issued-schema.ts';
import { digestText, packIdText, periodIdText, regionCode } from '#shared/contract/primitives.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { Ports } from '../actions/ports.ts';
import { issueList, issueTargets } from '../actions/rules/issue-documents.ts';
import { inForceOf, type KnownList, type KnownPack } from '../actions/rules/pack-library.ts';
import { listInForce } from '../actions/submissions/list-of-snapshot.ts';
import type { App } from '../app-environment.ts';
import { PUBLICATION_ANSWERS, publishing } from './publishing.ts';
import { addRoute, readParameters, SIGNED_REFUSALS, signedBody } from './route.ts';

const idParameter = z.object({ id: packIdText });
const listParameters = z.object({ id: packIdText, digest: digestText });
const listQuery = z.object({ period: periodIdText.optional(), region: regionCode.optional() });
const refusals = [
  ...SIGNED_REFUSALS,
  'invalid-request',
  'invalid-pack',
  'invalid-list',
  'unknown-pack',
  'issued-meanwhile',
] as const;

/** What the city issues by sheet: targets of the regions (分解表) and the year's list of each unit (责任清单). Public to read. */
export function addIssuedRoutes(app: App, ports: Ports): void {
  addTargetRoutes(app, ports);
  addListRoutes(app, ports);
}

function addTargetRoutes(app: App, ports: Ports): void {
  addRoute(app, {
    method: 'get',
    path: '/api/v1/issued-targets/{id}',
    summary: 'Targets issued to the regions (分解表), the ones in force for each period',
    parameters: idParameter,
    answers: { 200: { description: 'The targets', schema: issuedTargetsAnswer } },
    refusals: ['invalid-request', 'unknown-pack', 'rate-limited'],
    async handle(context) {
      const { pack } = await packNamed(ports, readParameters(idParameter, context.req.param()).id);
      const records = inForceOf(await ports.store.read.packs.issued(pack.id), 'targets').toSorted((a, b) =>
        a.period < b.period ? -1 : 1,
      );
      const { issued } = await ports.packs.rules(pack);
      const answer = await Promise.all(
        records.map(async ({ digest, at, sequence }, index) => ({
          targets: issued[index],
          digest,
          issuedAt: at,
          jws: (await ports.store.read.log.original(sequence))?.jws,
        })),
      );
      return context.json({ issued: answer }, 200);
    },
  });
  addRoute(app, {
    method: 'post',
    path: '/api/v1/issued-targets',
    summary: 'Issue targets to the regions; signed by an issuer',
    body: signedBody('kezhi-issued-targets/1', issuedTargetsPublication),
    answers: PUBLICATION_ANSWERS,
    refusals,
    handle: publishing(ports, issueTargets),
  });
}

function addListRoutes(app: App, ports: Ports): void {
  addRoute(app, {
    method: 'get',
    path: '/api/v1/issued-lists/{id}',
    summary:
      'The newest list (年度科技创新目标责任清单) of every unit and year, or of the ones asked for; without items it was taken back',
    parameters: idParameter,
    query: listQuery,
    answers: { 200: { description: 'The lists', schema: issuedListsAnswer } },
    refusals: ['invalid-request', 'unknown-pack', 'rate-limited'],
    async handle(context) {
      const { pack } = await packNamed(ports, readParameters(idParameter, context.req.param()).id);
      const { period, region } = readParameters(listQuery, context.req.query());
      const known = await ports.packs.lists(pack);
      const inForce = new Set(
        inForceOf(
          known.map(({ record }) => record),
          'list',
        ),
      );
      const asked = known.filter(
        ({ list, record }) =>
          inForce.has(record) &&
          (period === undefined || list.period === period.slice(0, 4)) &&
          (region === undefined || list.region === region || list.region === null),
      );
      return context.json({ issued: await Promise.all(asked.map((one) => shownList(ports, one))) }, 200);
    },
  });
  addRoute(app, {
    method: 'get',
    path: '/api/v1/issued-lists/{id}/{digest}',
    summary: 'One version of a list, in force or replaced, as it was signed',
    parameters: listParameters,
    answers: { 200: { description: 'The list', schema: issuedListAnswer } },
    refusals: ['invalid-request', 'unknown-pack', 'not-found', 'rate-limited'],
    async handle(context) {
      const { id, digest } = readParameters(listParameters, context.req.param());
      const { pack } = await packNamed(ports, id);
      const known = await ports.packs.lists(pack);
      const at = known.findIndex(({ record }) => record.digest === digest);
      const found = known[at];
      if (!found) throw new Refusal('not-found');
      const isSame = ({ list }: KnownList): boolean =>
        list.region === found.list.region && list.period === found.list.period;
      const next = known.slice(at + 1).find(isSame);
      const { list } = found;
      return context.json(
        {
          ...(await shownList(ports, found)),
          inForce: listInForce(known, { pack: pack.id, region: list.region, period: list.period }) === found,
          supersededBy: next?.record.digest ?? null,
        },
        200,
      );
    },
  });
  addRoute(app, {
    method: 'post',
    path: '/api/v1/issued-lists',
    summary: "Issue a unit's list of the year; signed by an issuer",
    body: signedBody('kezhi-issued-list/1', issuedListPublication),
    answers: PUBLICATION_ANSWERS,
    refusals,
    handle: publishing(ports, issueList),
  });
}

async function packNamed(ports: Ports, id: string): Promise<KnownPack> {
  const known = await ports.packs.find(id);
  if (!known) throw new Refusal('unknown-pack', { pack: id });
  return known;
}

async function shownList(ports: Ports, { list, record }: KnownList) {
  const original = await ports.store.read.log.original(record.sequence);
  return { list, digest: record.digest, issuedAt: record.at, jws: original?.jws };
}
