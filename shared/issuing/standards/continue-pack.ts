import { nextVersion } from '../../rule-pack/next-version.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { type Aligned, alignWithBase } from './align-with-base.ts';

/** A table read from a sheet as the version after `base`; a table that says the same is `base` itself. */
export function continuePack(draft: RulePack, base: RulePack): Aligned {
  const aligned = alignWithBase(draft, base);
  // What stayed is kept as it was, in its order: no other change can hide behind equal text.
  if (JSON.stringify(aligned.pack) === JSON.stringify(base)) return { ...aligned, pack: base };
  return { ...aligned, pack: { ...aligned.pack, version: nextVersion(base.version) } };
}
