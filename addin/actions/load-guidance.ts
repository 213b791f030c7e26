import type { KezhiServer } from '#addin/api/server-port.ts';
import type { Memory } from '#addin/memory/memory-port.ts';
import type { PackId } from '#shared/model/brands.ts';
import type { Decision, IssuedTargets } from '#shared/rule-pack/rule-pack.ts';

/** What the city decided and issued for a pack: checks and scores follow it, here as on the server. */
export interface Guidance {
  readonly decisions: readonly Decision[];
  readonly issued: readonly IssuedTargets[];
}

export interface GuidanceQuestion {
  readonly pack: PackId;
  readonly version: string;
}

/** Asks the server, and remembers the answer for the next time without a connection. */
export async function loadGuidance(
  server: KezhiServer,
  memory: Memory,
  question: GuidanceQuestion,
): Promise<Guidance> {
  const key = `guidance:${question.pack}@${question.version}`;
  try {
    const { decisions } = await server.pack(question.pack, question.version);
    const issued = await server.issuedTargets(question.pack).catch(() => []);
    const guidance: Guidance = { decisions, issued: issued.map((each) => each.targets) };
    await memory.write(key, guidance);
    return guidance;
  } catch {
    const kept = await memory.read(key).catch(() => null);
    return typeof kept === 'object' && kept !== null && 'decisions' in kept
      ? (kept as Guidance)
      : { decisions: [], issued: [] };
  }
}
