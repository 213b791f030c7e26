import type { PaneContext } from './session-context.ts';

/** The first check must not wait for anything of the network. */
const AFTER_MS = 400;
/** How often a lost connection is tried again. */
const AGAIN_MS = 60_000;

/** Keeps the dot in the head and the city's decisions up to date, beside whatever the person does. */
export function followServer({ store, workbook, services }: PaneContext): void {
  let followed = '';
  const follow = async (): Promise<void> => {
    const session = await services.connect();
    const { connected, waiting, site } = session.store.get();
    // What a site said once holds while it can't be reached.
    const demonstration = site?.demonstration ?? store.get().demonstration;
    const known = store.get();
    if (connected !== known.connected || waiting !== known.waiting || demonstration !== known.demonstration)
      store.set({ connected, waiting, demonstration });
    const pack = store.get().result?.packs[0];
    const wanted = pack ? `${pack.id}@${pack.version}@${connected}` : '';
    if (!pack || wanted === followed) return;
    followed = wanted;
    const guidance = await session.guidance(pack.id, pack.version);
    if (guidance.decisions.length + guidance.issued.length + guidance.packs.length > 0)
      await workbook.follow(guidance);
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
