import { nextVersion } from '../../rule-pack/next-version.ts';
import type { RulePack } from '../../rule-pack/rule-pack.ts';
import { type Aligned, alignWithBase } from './align-with-base.ts';

/** A table read from a sheet as the version after `base`. */
export function continuePack(draft: RulePack, base: RulePack): Aligned {
  const aligned = alignWithBase(draft, base);
  return { ...aligned, pack: { ...aligned.pack, version: nextVersion(base.version) } };
}
