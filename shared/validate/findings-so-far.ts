import type { FindingCode } from '../model/finding.ts';
import type { Fact } from './fact.ts';

/** What rules that ran before have said of a cell, so that a consequence isn't reported beside its cause. */
export interface FindingsSoFar {
  says(fact: Fact | null | undefined, ...codes: readonly FindingCode[]): boolean;
  /** The same for a cell that may be no reading. */
  saysAt(sheet: string, cell: string, ...codes: readonly FindingCode[]): boolean;
}

export interface FindingsLedger extends FindingsSoFar {
  record(sheet: string, cell: string, code: FindingCode): void;
}

export function openFindingsLedger(): FindingsLedger {
  const cells = new Map<string, Set<FindingCode>>();
  const saysAt = (sheet: string, cell: string, ...codes: readonly FindingCode[]): boolean => {
    if (cells.size === 0) return false;
    const known = cells.get(`${sheet}!${cell}`);
    return known !== undefined && codes.some((code) => known.has(code));
  };
  return {
    saysAt,
    says: (fact, ...codes) => (fact ? saysAt(fact.sheet, fact.cell, ...codes) : false),
    record: (sheet, cell, code) => {
      const key = `${sheet}!${cell}`;
      const known = cells.get(key);
      if (known) known.add(code);
      else cells.set(key, new Set([code]));
    },
  };
}
