import type { PackId } from '../model/brands.ts';
import { divide, type Exact, equals, ONE, parseExact, toDecimalText } from '../model/exact.ts';
import type { CellPlace, Finding, FindingCode, Fix, Severity } from '../model/finding.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { Fact } from './fact.ts';
import { FINDING_NUMBERS } from './registry.ts';
import type { Draft } from './rule.ts';

/** What the engine adds to a rule's draft. */
export interface FindingFrame {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly basis: Finding['basis'];
  readonly packId: PackId | null;
  readonly pack: RulePack | null;
  /** The reading at the place, where the draft names a place only. */
  readonly fact: Fact | null;
  /** The indicator as the document prints it. */
  readonly indicator: string | null;
  /** 100 where the cell shows its number with a % format: 采用 must type 0.0116 for 1.16 %. */
  readonly formatFactor: Exact;
}

export function findingOf(draft: Draft<FindingCode>, frame: FindingFrame): Finding {
  const { fact, code } = frame;
  const place = draft.place ?? (fact ? { sheet: fact.sheet, cell: fact.cell } : null);
  const definition = fact
    ? frame.pack?.indicators.find((indicator) => indicator.id === fact.indicatorId)
    : undefined;
  return {
    code,
    number: FINDING_NUMBERS[code],
    severity: frame.severity,
    basis: frame.basis,
    sheet: place?.sheet ?? null,
    cell: place?.cell ?? null,
    pack: frame.packId,
    indicatorId: fact?.indicatorId ?? null,
    indicator: frame.indicator ?? definition?.name ?? null,
    scope: fact?.scope ?? null,
    region: fact?.region ?? null,
    period: fact?.period ?? null,
    kind: fact?.kind ?? null,
    params: { ...boundValue(fact), ...draft.params } as Finding['params'],
    clause: draft.clause === undefined ? (definition?.clause ?? null) : draft.clause,
    fix: draft.fix ? inCell(draft.fix, frame.formatFactor) : null,
    related: (draft.related ?? []).map(
      ({ file, sheet, cell }): CellPlace => ({ file: file ?? null, sheet, cell }),
    ),
  };
}

/** What the cell says: an explanation is bound to it and dies when it changes. */
function boundValue(fact: Fact | null): { readonly value?: string; readonly unit?: string } {
  if (!fact) return {};
  const value = fact.text ?? (fact.raw.trim() === '' ? null : fact.raw);
  return { ...(value === null ? {} : { value }), ...(fact.unit === '' ? {} : { unit: fact.unit }) };
}

function inCell(fix: Fix, formatFactor: Exact): Fix {
  if (equals(formatFactor, ONE) || fix.cells) return fix;
  const number = parseExact(fix.value);
  const shifted = number && divide(number, formatFactor);
  return shifted ? { value: toDecimalText(shifted) } : fix;
}
