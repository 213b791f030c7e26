import type { EvidenceQuestion } from '#addin/actions/check/load-evidence.ts';
import type { Guidance, GuidanceQuestion } from '#addin/actions/check/load-guidance.ts';
import type { ServerSession } from '../session/server-session.ts';
import type { SessionState } from '../session/session-state.ts';
import type { PaneContext } from './session-context.ts';

/** The first check must not wait for anything of the network. */
const AFTER_MS = 400;
/** How often a lost connection is tried again. */
const AGAIN_MS = 60_000;

/** Keeps the dot in the head and the city's decisions up to date, beside whatever the person does. */
export function followServer({ store, workbook, services }: PaneContext): void {
  let followed = '';
  let known: Guidance | null = null;
  const follow = async (): Promise<void> => {
    const session = await services.connect();
    const { connected, waiting, site } = session.store.get();
    // What a site said once holds while it can't be reached.
    const demonstration = site?.demonstration ?? store.get().demonstration;
    const shown = store.get();
    if (connected !== shown.connected || waiting !== shown.waiting || demonstration !== shown.demonstration)
      store.set({ connected, waiting, demonstration });
    const { packs, about } = guidanceWanted(store.get());
    const kid = session.store.get().identity?.enrolment.kid;
    const wanted = JSON.stringify([packs, connected, kid, about]);
    if (packs.length === 0) return;
    if (wanted === followed) {
      // Another workbook of the same place and rules: nothing new to ask.
      if (known && !store.get().guidance && saysAnything(known)) await workbook.follow(known);
      return;
    }
    followed = wanted;
    known = null;
    const guidance = await session.guidance(packs, about);
    known = guidance;
    if (store.get().guidance || saysAnything(guidance)) await workbook.follow(guidance);
  };
  // A failure here changes nothing for the person: the dot says 离线可用.
  const quietly = () => void follow().catch(() => store.set({ connected: false }));

  setTimeout(() => {
    quietly();
    void services.connect().then(
      (session) => session.store.subscribe(quietly),
      () => undefined,
    );
    store.subscribe(quietlyWhenChecked(store, quietly));
    setInterval(() => void tryAgain(services), AGAIN_MS);
  }, AFTER_MS);
}

/** Asks anew after the city decided or issued something from here; `also` for a pack that the workbook does not hold. */
export async function refreshGuidance(
  { store, workbook }: Pick<PaneContext, 'store' | 'workbook'>,
  session: ServerSession,
  also: GuidanceQuestion,
): Promise<void> {
  const { packs, about } = guidanceWanted(store.get());
  const others = packs.filter(({ id }) => id !== also.id);
  const held = others.length < packs.length;
  await workbook.follow(await session.guidance(held ? [also, ...others] : [...others, also], about));
}

const guidanceWanted = (state: SessionState) => ({
  packs: (state.result?.packs ?? []).map(({ id, version }): GuidanceQuestion => ({ id, version })),
  about: evidenceWanted(state),
});

/** Whose figures are on the screen; undefined while no region is known. */
function evidenceWanted({ notes, result }: SessionState): EvidenceQuestion | undefined {
  const region = notes.choice.region ?? result?.recognition.region;
  if (!result || !region) return undefined;
  const period = notes.choice.period ?? result.recognition.period ?? result.scores[0]?.period ?? null;
  return { packs: result.packs.map(({ id }) => id), region, period };
}

/** A guidance without a word is no reason to check again. */
const saysAnything = ({ decisions, issued, lists, packs, evidence }: Guidance): boolean =>
  decisions.length + issued.length + lists.length + packs.length > 0 ||
  (evidence !== undefined && evidence.history.length + evidence.peers.length > 0);

function quietlyWhenChecked(store: PaneContext['store'], quietly: () => void): () => void {
  let last = store.get().result;
  return () => {
    const { result } = store.get();
    if (result === last) return;
    last = result;
    quietly();
  };
}

async function tryAgain(services: PaneContext['services']): Promise<void> {
  const session = await services.connect();
  if (!session.store.get().connected) await session.refresh();
}
