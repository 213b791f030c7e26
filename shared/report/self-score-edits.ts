import { exact, formatFixed } from '../model/exact.ts';
import type { Recognition } from '../model/reading.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { CellEdit } from '../workbook/report-sheet.ts';

/** What a check found that a report is made of. */
interface Scored {
  readonly scores: readonly ScoreSheet[];
  readonly recognition: Recognition;
}

/**
 * What 写入自评得分列 would type: computed points, rounded once to two decimals, into self-score cells that are still empty.
 * A typed score is never touched here: where it differs it is a finding.
 */
export function selfScoreEdits({ scores, recognition }: Scored): readonly CellEdit[] {
  const places = recognition.emptyScores ?? [];
  return scores.flatMap((sheet) =>
    sheet.items.flatMap((item) => {
      if (item.points === null) return [];
      const cell = places.find(
        (place) =>
          place.pack === sheet.pack.id &&
          place.indicatorId === item.indicatorId &&
          (item.scope === null || place.scope === item.scope) &&
          place.period === sheet.period &&
          (place.region === null || sheet.region === null || place.region === sheet.region),
      );
      if (!cell) return [];
      const text = formatFixed(exact(item.points), 2);
      return [{ sheet: cell.sheet, cell: cell.cell, value: { type: 'number' as const, text } }];
    }),
  );
}
