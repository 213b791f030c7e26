import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { modelFromRaw } from './model-from-raw.ts';
import type { ExcelApplication, OpenedExcel } from './open-excel.ts';
import type { Quirks } from './quirks.ts';
import { resetCounters, type WorldOptions } from './world.ts';

export interface Case {
  readonly title: string;
  readonly run: (start: Start) => Promise<void>;
}

/** Opens a workbook in the emulated Excel of this case's level, with counters at zero once the host stands. */
export interface Start {
  readonly level: number;
  (
    raw: RawWorkbook,
    options?: Partial<WorldOptions> & { readonly bytes?: Uint8Array },
  ): Promise<{ excel: OpenedExcel; host: WorkbookHost }>;
}

/** The levels on which a case is run: Excel LTSC 2021 is 1.14, the npm build of office.js ends at 1.15. */
export const LEVELS: readonly number[] = [9, 14, 15];

/** Runs one case on one level and closes what it opened. Answers the failure, or null. */
export async function runCase(
  app: ExcelApplication,
  one: Case,
  level: number,
  quirks?: Quirks,
): Promise<Error | null> {
  const opened: OpenedExcel[] = [];
  const start: Start = Object.assign(
    async (raw: RawWorkbook, options: Partial<WorldOptions> & { readonly bytes?: Uint8Array } = {}) => {
      const world = { level, ...(quirks ? { quirks } : {}), ...options };
      const excel = await app.open(modelFromRaw(raw, options.bytes ?? null, quirks), world);
      opened.push(excel);
      const host = await excel.host();
      resetCounters(excel.world);
      return { excel, host };
    },
    { level },
  );
  try {
    await one.run(start);
    const [fault] = opened.flatMap(({ world }) => world.faults);
    return fault === undefined ? null : new Error(fault);
  } catch (error) {
    const [fault] = opened.flatMap(({ world }) => world.faults);
    if (fault !== undefined) return new Error(fault);
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    for (const excel of opened) await excel.close();
  }
}
