import * as z from 'zod';
import type { KeyCustody } from '#addin/keys/key-custody-port.ts';
import { cityTableAnswer } from '#shared/contract/city-table-schema.ts';
import { enrolmentAnswer, enrolmentListAnswer, serverKeysAnswer } from '#shared/contract/enrolment-schema.ts';
import { issuedListAnswer, issuedListsAnswer, issuedTargetsAnswer } from '#shared/contract/issued-schema.ts';
import { packAnswer, packListAnswer, publicationAnswer } from '#shared/contract/pack-schema.ts';
import { periodListSchema } from '#shared/contract/period-schema.ts';
import { nonceAnswer, sessionAnswer } from '#shared/contract/session-schema.ts';
import { siteAnswer } from '#shared/contract/site-schema.ts';
import {
  actAnswer,
  readinessAnswer,
  snapshotAnswer,
  snapshotDiffAnswer,
  snapshotListAnswer,
  submissionAnswer,
} from '#shared/contract/snapshot-answers.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import { type Call, callServer } from './call-server.ts';
import type { KezhiServer, SnapshotFilter } from './server-port.ts';
import { ServerRefusal } from './server-refusal.ts';

/** Answers whose content nobody reads. */
const anything = z.unknown();

/** A list is read page by page, up to this many: nobody looks at more on one screen. */
const MOST_PAGES = 20;

/**
 * The server of this page's origin. A session is opened with the key in custody when a call needs one,
 * and once more when it has run out; nothing is stored of it.
 */
export function openServer(custody: KeyCustody, clock: () => number): KezhiServer {
  let token: string | null = null;

  async function signIn(): Promise<string> {
    const held = await custody.current();
    if (!held) throw new ServerRefusal('not-enrolled');
    const { site } = await callServer({ method: 'GET', path: '/site', answer: siteAnswer });
    const { nonce } = await callServer({ method: 'GET', path: '/sessions/nonce', answer: nonceAnswer });
    const claim = canonicalBytes({ site, nonce, iat: Math.floor(clock() / 1000) });
    const assertion = await held.signer.sign('kezhi-session/1', claim);
    const session = await callServer({
      method: 'POST',
      path: '/sessions',
      json: { assertion },
      answer: sessionAnswer,
    });
    return session.token;
  }

  async function asSelf<T>(call: Call<T>): Promise<T> {
    token ??= await signIn();
    try {
      return await callServer({ ...call, token });
    } catch (error) {
      const stale =
        error instanceof ServerRefusal &&
        (error.code === 'session-expired' || error.code === 'not-signed-in');
      if (!stale) throw error;
      token = await signIn();
      return callServer({ ...call, token });
    }
  }

  const get = <T>(path: string, answer: z.ZodType<T>) => asSelf({ method: 'GET', path, answer });
  const sign = <T>(path: string, jose: string, answer: z.ZodType<T>) =>
    asSelf({ method: 'POST', path, jose, answer });
  const part = encodeURIComponent;

  return {
    signOut: () => {
      token = null;
    },
    site: () => callServer({ method: 'GET', path: '/site', answer: siteAnswer }),
    serverKeys: async () =>
      (await callServer({ method: 'GET', path: '/keys', answer: serverKeysAnswer })).keys,
    enrol: async (request) => {
      token = null;
      return callServer({ method: 'POST', path: '/enrolments', json: request, answer: enrolmentAnswer });
    },
    enrolments: async () => (await get('/enrolments', enrolmentListAnswer)).enrolments,
    revoke: async (kid, reason) => {
      await asSelf({
        method: 'POST',
        path: `/enrolments/${part(kid)}/revoke`,
        json: { reason },
        answer: anything,
      });
    },
    submit: (jws) => sign('/snapshots', jws, submissionAnswer),
    snapshots: async (filter: SnapshotFilter) => {
      const found = [];
      let cursor: string | null = null;
      for (let page = 0; page < MOST_PAGES; page++) {
        const asked = query({ ...filter, ...(cursor ? { cursor } : {}) });
        const answer: z.infer<typeof snapshotListAnswer> = await get(
          `/snapshots${asked}`,
          snapshotListAnswer,
        );
        found.push(...answer.snapshots);
        cursor = answer.next;
        if (!cursor) break;
      }
      return found;
    },
    snapshot: (digest) => get(`/snapshots/${part(digest)}`, snapshotAnswer),
    difference: (digest, against) =>
      get(`/snapshots/${part(digest)}/diff${query({ against })}`, snapshotDiffAnswer),
    act: (digest, jws) => sign(`/snapshots/${part(digest)}/acts`, jws, actAnswer),
    cityTable: (of) => get(`/city-table${query(of)}`, cityTableAnswer),
    periods: async () => (await get('/periods', periodListSchema)).periods,
    actOnPeriod: async (jws) => {
      await sign('/periods', jws, anything);
    },
    packs: async () => (await callServer({ method: 'GET', path: '/packs', answer: packListAnswer })).packs,
    pack: (id, version) =>
      callServer({ method: 'GET', path: `/packs/${part(id)}/${part(version)}`, answer: packAnswer }),
    publishPack: (jws) => sign('/packs', jws, publicationAnswer),
    decide: (id, version, jws) =>
      sign(`/packs/${part(id)}/${part(version)}/decisions`, jws, publicationAnswer),
    issuedTargets: async (pack) =>
      (
        await callServer({
          method: 'GET',
          path: `/issued-targets/${part(pack)}`,
          answer: issuedTargetsAnswer,
        })
      ).issued,
    issueTargets: (jws) => sign('/issued-targets', jws, publicationAnswer),
    issuedLists: async (pack, of = {}) =>
      (
        await callServer({
          method: 'GET',
          path: `/issued-lists/${part(pack)}${query(of)}`,
          answer: issuedListsAnswer,
        })
      ).issued,
    issuedList: (pack, digest) =>
      callServer({
        method: 'GET',
        path: `/issued-lists/${part(pack)}/${part(digest)}`,
        answer: issuedListAnswer,
      }),
    issueList: (jws) => sign('/issued-lists', jws, publicationAnswer),
    readiness: async (pack, period) =>
      (await get(`/readiness${query({ pack, period })}`, readinessAnswer)).drafts,
    tellReadiness: async (counts) => {
      await asSelf({ method: 'POST', path: '/readiness', json: counts, answer: anything });
    },
  };
}

function query(of: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(of).toString();
  return text ? `?${text}` : '';
}
