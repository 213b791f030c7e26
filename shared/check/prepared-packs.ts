import type { Digest } from '../model/brands.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { digestOfValue } from '../signing/digest-of.ts';
import type { Sha256 } from '../signing/sha256.ts';
import { makeSenseMemory, type SenseMemory } from '../workbook/recognise/words/text-sense.ts';
import { compileNames, type NameIndex } from '../workbook/text/name-match.ts';

/** Packs with what is the same for every workbook checked against them. */
export interface PreparedPacks {
  readonly packs: readonly RulePack[];
  readonly names: NameIndex;
  /** What words were found to mean, kept from one workbook to the next. */
  readonly senses: SenseMemory;
  /** Digest over the pack's canonical JSON, computed once and only when asked for. */
  readonly digestOf: (pack: RulePack) => Digest;
}

/** Pass the platform's own SHA-256 where there is one. */
export function preparePacks(packs: readonly RulePack[], hash?: Sha256): PreparedPacks {
  const digests = new Map<RulePack, Digest>();
  return {
    packs,
    names: compileNames(packs),
    senses: makeSenseMemory(),
    digestOf: (pack) => {
      const known = digests.get(pack);
      if (known) return known;
      const digest = digestOfValue(pack, hash);
      digests.set(pack, digest);
      return digest;
    },
  };
}
