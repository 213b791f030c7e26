import { traceSentence } from '../messages/trace.ts';
import type { ScoreItem, ScoreSheet } from '../model/score.ts';

/** One score sheet as `score --json` prints it; field names and forms are the published contract. */
export const scoreReport = (sheet: ScoreSheet) => ({ ...sheet, items: sheet.items.map(itemReport) });

const itemReport = (item: ScoreItem) => ({
  ...item,
  trace: item.trace.map((step) => ({
    text: traceSentence(step, 'zh'),
    code: step.code,
    params: step.params,
    clause: step.clause,
  })),
});
