import type { KezhiServer } from '#addin/api/server-port.ts';
import type { Memory } from '#addin/memory/memory-port.ts';
import type { PackId } from '#shared/model/brands.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import type { Decision, IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { OutsideEvidence } from './load-evidence.ts';

/** What the city decided and issued for a pack: checks and scores follow it, here as on the server. */
export interface Guidance {
  readonly decisions: readonly Decision[];
  readonly issued: readonly IssuedTargets[];
  /** Packs the city published, the last of each id. */
  readonly packs: readonly RulePack[];
  /** What the figures are held against; absent before anybody has enrolled. */
  readonly evidence?: OutsideEvidence;
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
    const packs = await publishedPacks(server);
    const guidance: Guidance = { decisions, issued: issued.map((each) => each.targets), packs };
    await memory.write(key, guidance);
    return guidance;
  } catch {
    const kept = await memory.read(key).catch(() => null);
    return typeof kept === 'object' && kept !== null && 'packs' in kept
      ? (kept as Guidance)
      : { decisions: [], issued: [], packs: [] };
  }
}

async function publishedPacks(server: KezhiServer): Promise<readonly RulePack[]> {
  const newest = new Map<string, { readonly version: string; readonly at: string }>();
  for (const { id, version, source, issuedAt } of await server.packs())
    if (source === 'issued' && (issuedAt ?? '') >= (newest.get(id)?.at ?? ''))
      newest.set(id, { version, at: issuedAt ?? '' });
  const packs = await Promise.all(
    [...newest].map(async ([id, { version }]) => (await server.pack(id, version)).pack),
  );
  // What can't be read as a pack is left out: the built-in one stays in force here, and the server says so on 报送.
  return packs.flatMap((pack) => {
    const parsed = parseRulePack(pack);
    return parsed.ok ? [parsed.pack] : [];
  });
}
