import type { PackId } from '../model/brands.ts';
import type { Finding } from '../model/finding.ts';
import type { Reading, Recognition } from '../model/reading.ts';
import { checkFamily, type FamilyFindings } from './check-family.ts';
import { checkSheets } from './check-sheets.ts';
import { factOf, type WorkbookFact } from './fact.ts';
import { familyInputs } from './family-inputs.ts';
import { inOrder, sheetOrder } from './finding-order.ts';
import { buildFamily, groupReadings } from './indicator-family.ts';
import { onDemand } from './on-demand.ts';
import type { ValidationContext } from './validation-context.ts';
import { openWorkbook, type WholeWorkbook } from './whole-workbook.ts';
import { withoutConsequences } from './without-consequences.ts';

/** A checked workbook, kept so that an edit need not check everything again. */
export interface Validation {
  /** In the fixed order: sheet, row, column, number. */
  readonly findings: readonly Finding[];
  /** Of checks that a pack runs on trial: counted by nobody. */
  readonly trials: readonly Finding[];
  readonly families: ReadonlyMap<string, CheckedFamily>;
}

export interface CheckedFamily extends FamilyFindings {
  readonly readings: readonly Reading[];
  /** Everything beside its own readings that its findings rest on. Asked for only when checked again: it is a sixth of a check. */
  readonly inputs: () => string;
}

/** Every finding of a workbook. Pure: the same recognition and context give the same list in the same order. */
export const validate = (recognition: Recognition, context: ValidationContext): readonly Finding[] =>
  validateWorkbook(recognition, context).findings;

/** Like `validate`, with what `revalidate` needs to check only what an edit touches. */
export function validateWorkbook(
  recognition: Recognition,
  context: ValidationContext,
  reuse: (key: string, readings: readonly Reading[], inputs: () => string) => CheckedFamily | null = () =>
    null,
): Validation {
  const workbook = openWorkbook(recognition, context);
  const families = new Map<string, CheckedFamily>();
  for (const [key, { packId, readings }] of groupReadings(recognition.readings, (reading) => reading.pack)) {
    const inputs = onDemand(() => familyInputs(workbook, packId, readings));
    families.set(key, reuse(key, readings, inputs) ?? checkOne(workbook, packId, readings, inputs));
  }
  return collect(workbook, families);
}

function checkOne(
  workbook: WholeWorkbook,
  packId: PackId,
  readings: readonly Reading[],
  inputs: () => string,
): CheckedFamily {
  const facts = readings.map(
    (reading, position): WorkbookFact => ({
      ...factOf(reading, position, workbook.areaOf(reading)),
      reading,
    }),
  );
  const family = buildFamily(workbook.packs.get(packId) ?? null, packId, facts);
  const { findings, trials } = checkFamily(family, workbook);
  return { findings, trials, readings, inputs };
}

function collect(workbook: WholeWorkbook, families: Map<string, CheckedFamily>): Validation {
  const order = sheetOrder(workbook.recognition);
  const parts = [...families.values()];
  const sheets = checkSheets(workbook, parts);
  return {
    findings: inOrder(
      withoutConsequences(
        [...parts.flatMap((part) => part.findings), ...sheets.findings],
        workbook.recognition.readings,
      ),
      order,
    ),
    trials: inOrder([...parts.flatMap((part) => part.trials), ...sheets.trials], order),
    families,
  };
}
