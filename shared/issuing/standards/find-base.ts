import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { shareKept, shareKnown } from './align-with-base.ts';

/** At least this share of the rows must be known, and of the pack's items be there, to take a table as its next version. */
const KNOWN_SHARE = 0.5;

/** The pack whose next version a table is, by the names of its rows; packs of the same rows are told apart by the title. */
export function findBase(draft: RulePack, packs: readonly RulePack[]): RulePack | null {
  const known = packs
    .map((pack) => ({
      pack,
      share: shareKnown(draft, pack),
      titled: titleKey(pack.title) === titleKey(draft.title) ? 1 : 0,
      fewer: pack.indicators.length,
    }))
    .filter(({ pack, share }) => share >= KNOWN_SHARE && shareKept(draft, pack) >= KNOWN_SHARE)
    .sort((a, b) => b.share - a.share || b.titled - a.titled || a.fewer - b.fewer);
  return known[0]?.pack ?? null;
}

const titleKey = (title: string): string => title.normalize('NFKC').replace(/\s+/g, '');
