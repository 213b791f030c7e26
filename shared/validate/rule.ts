import type { CheckKind, FindingCode, Fix, Severity } from '../model/finding.ts';
import type { FindingParams } from '../model/finding-params.ts';
import type { Evidence } from './evidence/evidence.ts';
import type { Fact, WorkbookFact } from './fact.ts';
import type { FindingsSoFar } from './findings-so-far.ts';
import type { IndicatorFamily } from './indicator-family.ts';
import type { WholeWorkbook } from './whole-workbook.ts';

/** A finding before the engine adds number, severity in force and the indicator's identity. */
export interface Draft<Code extends FindingCode> {
  /** The reading it speaks of; null for a place without one. */
  readonly fact: Fact | null;
  /** Where to show it when there is no fact, or at another cell than the fact's. */
  readonly place?: { readonly sheet: string; readonly cell: string | null };
  readonly params: FindingParams[Code];
  /** Only when this occurrence weighs differently from the rule's default. */
  readonly severity?: Severity;
  readonly clause?: string | null;
  readonly fix?: Fix;
  readonly related?: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly file?: string | null;
  readonly sheet: string;
  readonly cell: string;
}

interface RuleIdentity<Code extends FindingCode> {
  readonly code: Code;
  readonly kind: CheckKind;
  readonly severity: Severity;
}

/** Follows from readings alone, family by family: the server recomputes it. */
export interface ReadingsRule<Code extends FindingCode = FindingCode> extends RuleIdentity<Code> {
  readonly basis: 'readings';
  /** Run once more with readings from outside the workbook; those findings then have basis `workbook`. */
  readonly usesOutside?: boolean;
  check(view: ReadingsView): Draft<Code>[];
}

export interface ReadingsView {
  readonly family: IndicatorFamily;
  readonly evidence: Evidence;
  readonly soFar: FindingsSoFar;
}

/** Needs the sheet (marks, formulas, tables) or the context, still family by family. */
export interface WorkbookRule<Code extends FindingCode = FindingCode> extends RuleIdentity<Code> {
  readonly basis: 'workbook';
  check(view: WorkbookView): Draft<Code>[];
}

export interface WorkbookView {
  readonly family: IndicatorFamily<WorkbookFact>;
  readonly workbook: WholeWorkbook;
  readonly soFar: FindingsSoFar;
}

/** Speaks of the workbook as a whole: totals over indicators, hidden parts, names without a place. */
export interface SheetRule<Code extends FindingCode = FindingCode> extends RuleIdentity<Code> {
  readonly basis: 'workbook';
  readonly whole: true;
  check(view: SheetView): Draft<Code>[];
}

export interface SheetView {
  readonly workbook: WholeWorkbook;
  readonly soFar: FindingsSoFar;
}
