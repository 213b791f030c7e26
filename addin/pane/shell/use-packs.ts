import { useEffect, useState } from 'react';
import type { PackSummary } from '#addin/engine/engine-port.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { usePane } from './session-context.ts';

/** All packs in short; empty until the engine has answered. */
export function usePacks(): readonly PackSummary[] {
  const { services } = usePane();
  const [packs, setPacks] = useState<readonly PackSummary[]>([]);
  useEffect(() => {
    let current = true;
    void services.engine.packs().then((found) => current && setPacks(found));
    return () => {
      current = false;
    };
  }, [services]);
  return packs;
}

/** Title of a pack; its id until that is known. */
export function usePackTitle(): (id: string) => string {
  const packs = usePacks();
  return (id) => packs.find((pack) => pack.id === id)?.title ?? id;
}

/** One pack whole; null until it has come, or when it is not carried. */
export function usePack(id: string | null, version?: string): RulePack | null {
  const { services } = usePane();
  const [pack, setPack] = useState<RulePack | null>(null);
  useEffect(() => {
    let current = true;
    setPack(null);
    if (id)
      void services.engine.pack(id as RulePack['id'], version).then((found) => current && setPack(found));
    return () => {
      current = false;
    };
  }, [services, id, version]);
  return pack;
}
