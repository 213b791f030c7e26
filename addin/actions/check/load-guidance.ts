import type { KezhiServer } from '#addin/api/server-port.ts';
import type { Memory } from '#addin/memory/memory-port.ts';
import type { Digest, PackId } from '#shared/model/brands.ts';
import { parseIssuedList } from '#shared/rule-pack/parse-issued-list.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import type { Decision, IssuedList, IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { OutsideEvidence } from './load-evidence.ts';

/** What the city decided and issued for the packs of a workbook: checks and scores follow it, here as on the server. */
export interface Guidance {
  readonly decisions: readonly Decision[];
  readonly issued: readonly IssuedTargets[];
  /** 责任清单 in force, with the digest that a submission scored by one names. */
  readonly lists: readonly SignedList[];
  /** Packs the city published, the last of each id. */
  readonly packs: readonly RulePack[];
  /** What the figures are held against; absent before anybody has enrolled. */
  readonly evidence?: OutsideEvidence;
}

export interface SignedList {
  readonly list: IssuedList;
  readonly digest: Digest;
}

export interface GuidanceQuestion {
  readonly id: PackId;
  readonly version: string;
}

/** What one pack says, as it is kept between two openings. */
interface PackGuidance {
  readonly questions: readonly string[];
  readonly decisions: readonly Decision[];
  readonly issued: readonly IssuedTargets[];
  readonly lists: readonly SignedList[];
}

const NOTHING: PackGuidance = { questions: [], decisions: [], issued: [], lists: [] };

/** Asks the server, and remembers each answer for the next time without a connection. */
export async function loadGuidance(
  server: KezhiServer,
  memory: Memory,
  packs: readonly GuidanceQuestion[],
): Promise<Guidance> {
  const published = await remembered(
    memory,
    'packs-published',
    () => publishedPacks(server),
    isList<RulePack>,
  );
  const own = await Promise.all(
    packs.map(({ id, version }) =>
      remembered(memory, `guidance:${id}@${version}`, () => packGuidance(server, id, version), isGuidance),
    ),
  );
  return { ...joined(own.map((each) => each ?? NOTHING)), packs: published ?? [] };
}

/** The fresh answer, else the kept one, else null. */
async function remembered<T>(
  memory: Memory,
  key: string,
  ask: () => Promise<T>,
  isOne: (kept: unknown) => kept is T,
): Promise<T | null> {
  try {
    const fresh = await ask();
    await memory.write(key, fresh);
    return fresh;
  } catch {
    const kept = await memory.read(key).catch(() => null);
    return isOne(kept) ? kept : null;
  }
}

async function packGuidance(server: KezhiServer, id: PackId, version: string): Promise<PackGuidance> {
  const { pack: frame, decisions } = await server.pack(id, version);
  const parsed = parseRulePack(frame);
  const [issued, lists] = await Promise.all([
    server.issuedTargets(id).catch(() => []),
    server.issuedLists(id).catch(() => []),
  ]);
  return {
    questions: parsed.ok ? parsed.pack.questions.map((one) => one.id) : [],
    decisions,
    issued: issued.map((each) => each.targets),
    // A list that can't be read as one is left out: the server says so on 报送.
    lists: lists.flatMap(({ list, digest }) => {
      const read = parsed.ok ? parseIssuedList(list, parsed.pack) : null;
      return read?.ok ? [{ list: read.list, digest }] : [];
    }),
  };
}

/** An answer counts for its own pack: a question that an earlier pack asks too stays open there until it is decided there. */
function joined(all: readonly PackGuidance[]): Omit<Guidance, 'packs' | 'evidence'> {
  const asked = new Set<string>();
  const decisions: Decision[] = [];
  for (const each of all) {
    decisions.push(...each.decisions.filter(({ question }) => !asked.has(question)));
    for (const question of each.questions) asked.add(question);
  }
  return {
    decisions,
    issued: all.flatMap(({ issued }) => issued),
    lists: all.flatMap(({ lists }) => lists),
  };
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

// Kept data may be of an older version of the product.
const isList = <T>(kept: unknown): kept is readonly T[] => Array.isArray(kept);

const isGuidance = (kept: unknown): kept is PackGuidance =>
  typeof kept === 'object' &&
  kept !== null &&
  (['questions', 'decisions', 'issued', 'lists'] as const).every(
    (part) => part in kept && Array.isArray((kept as Record<string, unknown>)[part]),
  );
