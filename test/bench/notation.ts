import { readFileSync } from 'node:fs';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import { type BenchRow, boundRow } from './bench-row.ts';
import { median } from './in-turns.ts';

const file = new URL('../fixtures/notations/own.jsonl', import.meta.url);

/** Compiling a 评分标准, over all of our own fixtures. */
export async function benchNotation(): Promise<BenchRow[]> {
  const texts = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { text: string; inputUnit?: string; maxPoints?: number | null });
  const times: number[] = [];
  for (let round = 0; round < 30; round++)
    for (const { text, inputUnit, maxPoints } of texts) {
      const begun = performance.now();
      compileNotation(text, {
        inputUnit: inputUnit ?? null,
        maxPoints: maxPoints === undefined || maxPoints === null ? null : String(maxPoints),
      });
      if (round > 0) times.push(performance.now() - begun);
    }
  return [
    boundRow({
      area: 'notation',
      what: `compile, median of ${texts.length} texts`,
      value: median(times),
      unit: 'ms',
      most: 1,
    }),
  ];
}
