// Runs every case on every level of the emulated Excel and prints `N passed, N failed` on a line of its own.
import { type Case, LEVELS, runCase } from './case.ts';
import { BEFORE_THE_PANE } from './cases/before-the-pane.ts';
import { CONFORMANCE } from './cases/conformance.ts';
import { LIVING_WITH_EXCEL } from './cases/living-with-excel.ts';
import { READING } from './cases/reading.ts';
import { SHEETS_AND_STATE } from './cases/sheets-and-state.ts';
import { WRITING } from './cases/writing.ts';
import { startExcel } from './open-excel.ts';

const only = process.argv[2];
const CASES: readonly Case[] = [
  ...CONFORMANCE,
  ...READING,
  ...WRITING,
  ...SHEETS_AND_STATE,
  ...LIVING_WITH_EXCEL,
];
let passed = 0;
let failed = 0;

function tell(title: string, error: Error | null): void {
  if (error) failed += 1;
  else passed += 1;
  console.log(
    `${error ? '✗' : '✓'} ${title}${error ? `\n${error.stack ?? error.message}\n${error.cause ?? ''}` : ''}`,
  );
}

const app = await startExcel();
try {
  for (const level of LEVELS)
    for (const one of CASES)
      if (!only || one.title.includes(only)) tell(`1.${level} ${one.title}`, await runCase(app, one, level));
  for (const one of BEFORE_THE_PANE)
    if (!only || one.title.includes(only))
      tell(
        one.title,
        await one.run(app).then(
          () => null,
          (error: Error) => error,
        ),
      );
} finally {
  await app.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
