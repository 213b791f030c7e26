import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { ifLoaded } from '../session/if-loaded.ts';
import { mapExcelError } from '../session/map-excel-error.ts';
import { runExcel } from '../session/run-excel.ts';
import type { ExcelSession } from '../session/session.ts';

/** A reading must not wait for this. */
const PATIENCE = 3_000;

/**
 * Notes as the limit `formulas-pending` that the workbook calculates on demand only and was not calculated since it was
 * changed: its formulas hold old values. Asked only where that is so, or where it did not come with the list of sheets.
 */
export async function noteCalculation(session: ExcelSession, raw: RawWorkbook): Promise<void> {
  if (session.calculates === 'by-itself' || !hasFormulas(raw)) return;
  try {
    const pending = await runExcel(
      session,
      async ({ context, sync }) => {
        const { application } = context.workbook;
        application.load('calculationMode,calculationState');
        await sync();
        session.calculates = calculates(application);
        return (
          session.calculates === 'on-demand' &&
          ifLoaded<string>(() => application.calculationState, 'Done') === 'Pending'
        );
      },
      { byUser: false, patience: PATIENCE },
    );
    if (pending) session.limits.add('formulas-pending');
    else session.limits.delete('formulas-pending');
  } catch (error) {
    // An Excel that can't say is not asked again.
    const { code } = mapExcelError(error);
    if (code === 'host-unsupported' || code === 'host-silent') session.calculates = 'by-itself';
  }
}

/** Reads what was loaded of `calculationMode`. */
export const calculates = (application: Excel.Application): 'by-itself' | 'on-demand' =>
  ifLoaded<string>(() => application.calculationMode, 'Automatic') === 'Manual' ? 'on-demand' : 'by-itself';

const hasFormulas = (raw: RawWorkbook): boolean =>
  raw.sheets.some(({ cells }) => cells.some(({ formula }) => formula !== undefined));
