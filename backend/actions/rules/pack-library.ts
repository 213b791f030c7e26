import * as z from 'zod';
import { issuedListPublication, issuedTargetsPublication } from '#shared/contract/issued-schema.ts';
import { packPublication } from '#shared/contract/pack-schema.ts';
import type { Digest } from '#shared/model/brands.ts';
import { parseIssuedList } from '#shared/rule-pack/parse-issued-list.ts';
import type { Decision, IssuedList, IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import type { Sha256 } from '#shared/signing/sha256.ts';
import { decodeUtf8 } from '#shared/signing/utf8.ts';
import type { DecisionRecord, IssuedRecord } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';
import type { Memory } from '../memory.ts';

export interface KnownPack {
  readonly pack: RulePack;
  readonly digest: Digest;
  readonly source: 'built-in' | 'issued';
  readonly issuedAt: string | null;
  /** Log sequence of its publication; null for the ones the product carries. */
  readonly sequence: number | null;
}

/** A year's list that was issued, by the digest under which snapshots name it. */
export interface KnownList {
  readonly list: IssuedList;
  readonly record: IssuedRecord;
}

/** Decisions and issued targets of a pack, and one digest that changes whenever either does. */
export interface PackRules {
  readonly decisions: readonly Decision[];
  readonly issued: readonly IssuedTargets[];
  readonly digest: string;
}

/** What the rules of a pack rest on. */
export interface RulesBasis {
  readonly decided: readonly Pick<DecisionRecord, 'question' | 'option' | 'kid' | 'at'>[];
  readonly issued: readonly IssuedRecord[];
}

/** The rule packs of the installation: those the product carries and those an issuer signed. */
export interface PackLibrary {
  /** Without `version` the newest. */
  find(id: string, version?: string): Promise<KnownPack | null>;
  all(): Promise<readonly KnownPack[]>;
  /** The rules in force, or those that follow from another basis. */
  rules(pack: RulePack, basis?: RulesBasis): Promise<PackRules>;
  /** Every version of every year's list of the pack, oldest first. */
  lists(pack: RulePack): Promise<readonly KnownList[]>;
  /** Reads a posted pack to the last field; throws what is wrong with it. */
  parse(value: unknown): RulePack;
}

export interface PackLibraryParts {
  readonly builtIn: readonly RulePack[];
  readonly store: Store;
  readonly hash: Sha256;
  readonly memory: Memory;
  readonly parse: (value: unknown) => RulePack;
}

export function createPackLibrary({ builtIn, store, hash, memory, parse }: PackLibraryParts): PackLibrary {
  const carried: readonly KnownPack[] = builtIn.map((pack) => ({
    pack,
    digest: digestOfValue(pack, hash),
    source: 'built-in',
    issuedAt: null,
    sequence: null,
  }));

  const published = async (): Promise<readonly KnownPack[]> =>
    Promise.all(
      (await store.read.packs.published()).map((one) =>
        memory.recall(`pack ${one.digest}`, async () => {
          const { pack } = packPublication.parse(await payloadAt(store, one.sequence));
          return {
            pack: parse(pack),
            digest: one.digest,
            source: 'issued' as const,
            issuedAt: one.at,
            sequence: one.sequence,
          };
        }),
      ),
    );

  const all = async (): Promise<readonly KnownPack[]> => [...carried, ...(await published())];

  return {
    all,
    parse,
    async find(id, version) {
      const exact =
        version === undefined
          ? undefined
          : carried.find(({ pack }) => pack.id === id && pack.version === version);
      if (exact) return exact;
      const found = (await all()).filter(
        ({ pack }) => pack.id === id && (version === undefined || pack.version === version),
      );
      return found.sort((a, b) => compareVersions(b.pack.version, a.pack.version))[0] ?? null;
    },
    async lists(pack) {
      const records = await store.read.packs.issued(pack.id);
      const lists = records
        .filter(({ kind }) => kind === 'list')
        .map((record) =>
          memory.recall(`list ${record.digest} ${pack.version}`, async () => {
            const { issued } = issuedListPublication.parse(await payloadAt(store, record.sequence));
            const parsed = parseIssuedList(issued, pack);
            // A later version of the pack may have no such section any more: then it has no lists.
            return parsed.ok ? [{ list: parsed.list, record }] : [];
          }),
        );
      return (await Promise.all(lists)).flat();
    },
    async rules(pack, basis) {
      const { decided, issued: documents } = basis ?? {
        decided: await store.read.packs.decisions(pack.id, pack.version),
        issued: await store.read.packs.issued(pack.id),
      };
      const inForce = inForceOf(documents, 'targets').toSorted((a, b) => (a.period < b.period ? -1 : 1));
      const issued = await Promise.all(
        inForce.map(({ digest, sequence }) =>
          memory.recall(
            `issued ${digest}`,
            async () => issuedTargetsPublication.parse(await payloadAt(store, sequence)).issued,
          ),
        ),
      );
      const decisions = decided.flatMap(({ question, option, kid, at }) =>
        option === null ? [] : [{ question, option, by: kid, at }],
      );
      const choices = decisions.map(({ question, option }) => `${question}=${option}`);
      return {
        decisions,
        issued,
        digest: digestOfValue([STORED_SCORE, choices, inForce.map(({ digest }) => digest)], hash),
      };
    },
  };
}

/** The last version issued for the same kind of document, period and region. */
export const newestOf = (
  records: readonly IssuedRecord[],
  of: Pick<IssuedRecord, 'kind' | 'period' | 'region'>,
): IssuedRecord | undefined =>
  records.findLast((one) => one.kind === of.kind && one.period === of.period && one.region === of.region);

/** Of each period and region the version in force. */
export const inForceOf = (
  records: readonly IssuedRecord[],
  kind: IssuedRecord['kind'],
): readonly IssuedRecord[] => records.filter((one) => one.kind === kind && newestOf(records, one) === one);

/** Shape of the scores kept beside submissions: those of an earlier shape are computed anew. */
const STORED_SCORE = 2;

const jsonText = z.string().transform((text): unknown => JSON.parse(text));

/** Payload of something that was verified when it was written to the log. */
export async function payloadAt(store: Store, sequence: number): Promise<unknown> {
  const original = await store.read.log.original(sequence);
  const payload = original && readCompactJws(original.jws)?.payload;
  return jsonText.parse(payload && decodeUtf8(payload));
}

/** Orders `1.10.0` after `1.9.0`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let part = 0; part < 3; part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
