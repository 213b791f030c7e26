import type { ScoreItem, ScoreSheet } from '../model/score.ts';
import type { RegionScore, Waiting } from './figure.ts';

/** What the city table needs of a score sheet. It is final once nothing waits: 折算 over all units is the table's own work. */
export function regionScoreOf(sheet: ScoreSheet): RegionScore {
  const waiting = waitingOf(sheet);
  return {
    total: sheet.total,
    totalExact: sheet.totalExact,
    class: sheet.class,
    provisional: waiting.length > 0,
    waiting,
    items: sheet.items.map(({ indicatorId, indicator, group, max, points, attainment }) => ({
      indicatorId,
      indicator,
      group,
      max,
      points,
      attainment,
    })),
    adjustments: sheet.adjustments.map(({ label, points }) => ({ label, points })),
  };
}

/** Everything that keeps the total from being final: open questions, and items without points. */
function waitingOf({ items, max, questions = [], totalExact, provisional }: ScoreSheet): readonly Waiting[] {
  if (!provisional || (max === null && totalExact === null)) return [];
  return [
    ...items.filter(({ points }) => points === null).flatMap(waitingItem),
    ...questions.map((question) => ({
      why: 'open-question' as const,
      question,
      indicatorId: null,
      value: totalExact,
    })),
  ];
}

function waitingItem({ state, questions, indicatorId, value }: ScoreItem): readonly Waiting[] {
  const why = state === 'open-question' || state === 'not-computable' ? state : 'not-reported';
  const asked = why === 'open-question' && questions.length > 0 ? questions : [''];
  return asked.map((question) => ({ why, question, indicatorId, value }));
}
