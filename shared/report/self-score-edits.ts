import { exact, toDecimalText } from '../model/exact.ts';
import type { Recognition } from '../model/reading.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { CellEdit } from '../workbook/report-sheet.ts';

/** What a check found that a report is made of. */
interface Scored {
  readonly scores: readonly ScoreSheet[];
  readonly recognition: Recognition;
}

/** What 写入自评得分列 would type: computed points into self-score cells that are still empty. */
export function selfScoreEdits(result: Scored): readonly CellEdit[] {
  return result.scores.flatMap((sheet) =>
    sheet.items.flatMap((item) => {
      if (item.points === null) return [];
      const cell = result.recognition.readings.find(
        (reading) =>
          reading.kind === 'score' &&
          reading.value === null &&
          reading.raw.trim() === '' &&
          reading.pack === sheet.pack.id &&
          reading.indicatorId === item.indicatorId &&
          reading.scope === item.scope &&
          reading.period === sheet.period,
      );
      if (!cell) return [];
      return [
        {
          sheet: cell.sheet,
          cell: cell.cell,
          value: { type: 'number' as const, text: toDecimalText(exact(item.points), 2) },
        },
      ];
    }),
  );
}
