import { type EvidenceQuestion, loadEvidence } from '#addin/actions/check/load-evidence.ts';
import { type Guidance, type GuidanceQuestion, loadGuidance } from '#addin/actions/check/load-guidance.ts';
import { type Actor, actOnPeriod, actOnSnapshot } from '#addin/actions/city/act-on-snapshot.ts';
import { type EnrolmentForm, enrol, type Identity, identityOf } from '#addin/actions/submit/enrol.ts';
import {
  type Draft,
  type DraftAbout,
  prepareSubmission,
  type SubmissionTarget,
} from '#addin/actions/submit/prepare-submission.ts';
import {
  dropFromOutbox,
  postpone,
  readOutbox,
  type Signed,
  type Submitted,
  sendSnapshot,
  signSnapshot,
} from '#addin/actions/submit/submit-snapshot.ts';
import { openServer } from '#addin/api/open-server.ts';
import type { KezhiServer } from '#addin/api/server-port.ts';
import { ServerRefusal } from '#addin/api/server-refusal.ts';
import type { EngineOptions } from '#addin/engine/engine-port.ts';
import { webKeyCustody } from '#addin/keys/web-key-custody.ts';
import { webVerifyJws } from '#addin/keys/web-verify-jws.ts';
import type { SiteAnswer } from '#shared/contract/site-schema.ts';
import type { Services } from './services.ts';
import { createStore, type Store } from './store.ts';

export interface ServerState {
  readonly site: SiteAnswer | null;
  /** null before the first try. */
  readonly connected: boolean | null;
  readonly identity: Identity | null;
  /** All identities of this machine, the one in use first. */
  readonly identities: readonly { readonly kid: string; readonly identity: Identity }[];
  readonly obstacle: 'no-cryptography' | 'no-storage' | null;
  /** Server's clock minus this machine's, in seconds. */
  readonly clockDifference: number | null;
  readonly waiting: number;
}

export interface ServerSession {
  readonly store: Store<ServerState>;
  readonly server: KezhiServer;
  /** Asks whether the city can be reached, and sends what waits. Never throws. */
  refresh(): Promise<void>;
  enrol(form: EnrolmentForm): Promise<Identity>;
  switchIdentity(kid: string): Promise<void>;
  forgetIdentity(kid: string): Promise<void>;
  /** What the city decided and issued for the packs of a workbook, and what the figures of `about` are held against. */
  guidance(packs: readonly GuidanceQuestion[], about?: EvidenceQuestion): Promise<Guidance>;
  prepare(target: SubmissionTarget, options: EngineOptions, about: DraftAbout): Promise<Draft>;
  /** Signs and sends; without a connection it is signed, kept and sent later (then null). */
  submit(draft: Draft): Promise<Submitted | null>;
  act(act: Parameters<typeof actOnSnapshot>[1]): Promise<void>;
  actOnPeriod(act: Parameters<typeof actOnPeriod>[1]): Promise<void>;
  actor(): Promise<Actor>;
}

/** Everything that needs the city's server or a key. Loaded when it is first asked for. */
export async function openServerSession(services: Services): Promise<ServerSession> {
  const custody = webKeyCustody(services.memory);
  const server = openServer(custody, () => Date.parse(services.now()));
  const store = createStore<ServerState>({
    site: null,
    connected: null,
    identity: null,
    identities: [],
    obstacle: custody.obstacle,
    clockDifference: null,
    waiting: (await readOutbox(services.memory)).length,
  });

  async function readIdentities(): Promise<void> {
    const identities = (await custody.list()).flatMap(({ kid, about }) => {
      const identity = identityOf(about);
      return identity ? [{ kid, identity }] : [];
    });
    store.set({ identities, identity: identities[0]?.identity ?? null });
  }
  await readIdentities();

  async function signer() {
    const held = await custody.current();
    if (!held) throw new ServerRefusal(custody.obstacle ? 'signing-blocked' : 'not-enrolled');
    return held.signer;
  }
  function identity(): Identity {
    const found = store.get().identity;
    if (!found) throw new ServerRefusal(custody.obstacle ? 'signing-blocked' : 'not-enrolled');
    return found;
  }
  const actor = async (): Promise<Actor> => ({
    server,
    signer: await signer(),
    site: identity().site,
    now: services.now(),
  });

  async function send(signed: Signed): Promise<Submitted> {
    const submitted = await sendSnapshot(signed, server, identity(), webVerifyJws);
    await dropFromOutbox(services.memory, signed);
    store.set({ waiting: (await readOutbox(services.memory)).length });
    return submitted;
  }

  return {
    store,
    server,
    actor,
    refresh: async () => {
      try {
        const site = await server.site();
        const clockDifference = Math.round((Date.parse(site.now) - Date.parse(services.now())) / 1000);
        store.set({ site, connected: true, clockDifference });
        for (const signed of await readOutbox(services.memory)) await send(signed);
      } catch (error) {
        if (error instanceof ServerRefusal && error.code !== 'offline') return;
        store.set({ connected: false });
      }
    },
    enrol: async (form) => {
      const made = await enrol(form, server, custody, () => Date.parse(services.now()));
      await readIdentities();
      return made;
    },
    switchIdentity: async (kid) => {
      await custody.use(kid);
      server.signOut();
      await readIdentities();
    },
    forgetIdentity: async (kid) => {
      await custody.forget(kid);
      server.signOut();
      await readIdentities();
    },
    guidance: async (packs, about) => {
      const guidance = await loadGuidance(server, services.memory, packs);
      const own = store.get().identity;
      if (!about || !own) return guidance;
      return { ...guidance, evidence: await loadEvidence(server, services.memory, own, about) };
    },
    prepare: (target, options, about) =>
      prepareSubmission(target, options, {
        engine: services.engine,
        server: store.get().connected ? server : null,
        identity: identity(),
        now: services.now(),
        ...about,
      }),
    submit: async (draft) => {
      const signed = await signSnapshot(draft.snapshot, await signer());
      try {
        return await send(signed);
      } catch (error) {
        if (!(error instanceof ServerRefusal) || error.code !== 'offline') throw error;
        await postpone(services.memory, signed);
        store.set({ connected: false, waiting: (await readOutbox(services.memory)).length });
        return null;
      }
    },
    act: async (act) => actOnSnapshot(await actor(), act),
    actOnPeriod: async (act) => actOnPeriod(await actor(), act),
  };
}
