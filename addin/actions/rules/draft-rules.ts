import type { IssuingNote } from '#shared/issuing/issuing-note.ts';
import type { Aligned } from '#shared/issuing/standards/align-with-base.ts';
import { type CompiledRow, compileSheet } from '#shared/issuing/standards/compile-sheet.ts';
import { continuePack } from '#shared/issuing/standards/continue-pack.ts';
import { findBase } from '#shared/issuing/standards/find-base.ts';
import type { Digest, IndicatorId, PackId, PeriodId } from '#shared/model/brands.ts';
import { type Compiled, compileNotation } from '#shared/notation/compile-notation.ts';
import { differenceOf, type PackDifference } from '#shared/rule-pack/difference-of.ts';
import type { LintFinding } from '#shared/rule-pack/lint/lint-finding.ts';
import { lintPack } from '#shared/rule-pack/lint-pack.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import type { RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { FixChange } from '../check/apply-fix.ts';
import { type PointsCurve, pointsCurve } from '../score/points-curve.ts';
import { type OfferedReading, offerReadings } from './offer-readings.ts';
import { compileOptionsOf, placeRepair, standardOf } from './place-repairs.ts';

export interface DraftRequest {
  /** Only sheets that may hold rules need to be in it. */
  readonly workbook: RawWorkbook;
  /** null = the sheet that has most standards. */
  readonly sheet: string | null;
  /** Packs in force: the table may be the next version of one of them. */
  readonly packs: readonly RulePack[];
  /** Pack to be continued; `new` for a pack of its own; null = found by the names of the rows. */
  readonly base: PackId | 'new' | null;
  /** Year from which a new pack counts. */
  readonly from: PeriodId;
}

/** A table of 评分标准 as the pack it would become, with everything that must be looked at before it is issued. */
export interface RulesDraft {
  readonly sheet: string;
  /** With the version it would be published under. */
  readonly pack: RulePack;
  readonly digest: Digest;
  /** The pack that this one continues; null for a new one. */
  readonly base: RulePack | null;
  readonly rows: readonly DraftRow[];
  readonly lint: readonly DraftLint[];
  readonly notes: readonly IssuingNote[];
  /** Against `base`; empty for a new pack and when nothing changed. */
  readonly differences: readonly PackDifference[];
}

export interface DraftRow extends CompiledRow {
  readonly compiled: Compiled | null;
  readonly curve: PointsCurve | null;
  /** Readings of what the standard leaves open. */
  readonly readings: readonly OfferedReading[];
  /** False where the standard lies in several cells: then only a tidy sheet can be corrected by a click. */
  readonly editable: boolean;
  /** As in the pack it continues. */
  readonly unchanged: boolean;
  /** settled: scored as it stands (kept: by the rule of the pack it continues). open: not understood, or something is left open. none: no standard. */
  readonly state: 'settled' | 'kept' | 'open' | 'none';
}

export interface DraftLint extends LintFinding {
  /** Row of the finding; null for the pack as a whole. */
  readonly cell: string | null;
  readonly changes: readonly FixChange[];
}

/** Reads the table of 评分标准 in a workbook; null when no sheet holds one. Pure: the same request, the same draft. */
export function draftRules(request: DraftRequest): RulesDraft | null {
  const compiled = compileSheet(request.workbook, {
    id: 'draft',
    from: request.from,
    ...(request.sheet === null ? {} : { sheet: request.sheet }),
  });
  const sheet = request.workbook.sheets.find((one) => one.name === compiled?.sheet);
  if (!compiled || !sheet) return null;
  const base = baseOf(compiled.pack, request);
  const { pack, ids } = base ? continuePack(compiled.pack, base) : ownPack(compiled.pack);
  const rows = compiled.rows.map((row) => draftRow(row, sheet, ids, pack, base));
  return {
    sheet: sheet.name,
    pack,
    digest: digestOfValue(pack),
    base,
    rows,
    lint: lintRows(pack, rows, sheet),
    notes: compiled.notes,
    differences: base ? differenceOf(base, pack).filter((one) => one.code !== 'document-changed') : [],
  };
}

function baseOf(draft: RulePack, { base, packs }: DraftRequest): RulePack | null {
  if (base === 'new') return null;
  if (base !== null) return packs.find((one) => one.id === base) ?? null;
  const named = packs.find((one) => one.id === ownId(draft));
  if (named) return named;
  return findBase(draft, packs);
}

/** A pack of its own has an id made from its title, so that the same table finds it again next year. */
const ownPack = (draft: RulePack): Aligned => ({
  pack: { ...draft, id: ownId(draft), version: '1.0.0' },
  ids: new Map(draft.indicators.map((one) => [one.id, one.id])),
});

const ownId = (draft: RulePack): PackId =>
  `issued-${digestOfValue({ title: draft.title.replace(/20\d{2}年?(?:度)?/g, '') }).slice(7, 19)}` as PackId;

function draftRow(
  row: CompiledRow,
  sheet: RawSheet,
  ids: ReadonlyMap<IndicatorId, IndicatorId>,
  pack: RulePack,
  base: RulePack | null,
): DraftRow {
  const compiled = row.text === '' ? null : compileNotation(row.text, compileOptionsOf(row));
  const indicatorId = ids.get(row.indicatorId) ?? row.indicatorId;
  const now = pack.indicators.find((one) => one.id === indicatorId);
  const before = base?.indicators.find((one) => one.id === indicatorId);
  const unchanged = before !== undefined && before.scoring === now?.scoring;
  return {
    ...row,
    indicatorId,
    compiled,
    state: stateOf(compiled, unchanged && Boolean(now?.scoring?.rule)),
    curve: compiled?.rule ? pointsCurve(compiled.rule, []) : null,
    readings: offerReadings(row, sheet),
    editable: standardOf(row, sheet) !== null,
    unchanged,
  };
}

/** Points that a person enters are a rule of their own, not a gap. */
function stateOf(compiled: Compiled | null, keptRule: boolean): DraftRow['state'] {
  if (!compiled) return 'none';
  if (!compiled.ok) return keptRule ? 'kept' : 'open';
  const asks = compiled.diagnostics.some((one) => one.severity !== 'note' && one.code !== 'no-rule-printed');
  return asks ? 'open' : 'settled';
}

/** Open questions stand in their own list; what the table's own rows say comes before what the rest of the pack says. */
function lintRows(pack: RulePack, rows: readonly DraftRow[], sheet: RawSheet): readonly DraftLint[] {
  const order = { error: 0, question: 1, note: 2 };
  return lintPack(pack)
    .filter((finding) => finding.code !== 'question-open')
    .map((finding): DraftLint => {
      const row = rows.find((one) => one.indicatorId === finding.indicatorId);
      return {
        ...finding,
        cell: row?.cell ?? null,
        changes: row && finding.repair ? placeRepair(finding, row, sheet) : [],
      };
    })
    .sort((a, b) => order[a.severity] - order[b.severity]);
}
