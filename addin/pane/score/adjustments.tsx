import { uiScore } from '#shared/messages/ui-score.ts';
import type { ScoreAdjustment } from '#shared/model/score.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './score.module.css';

/** 加减分: each event with what it brought or took. */
export function Adjustments({ adjustments }: { readonly adjustments: readonly ScoreAdjustment[] }) {
  const texts = useTexts(uiScore);
  if (adjustments.length === 0) return null;
  return (
    <section className={styles.card}>
      <header>
        <h2>{texts.adjustments}</h2>
      </header>
      <ul className={styles.adjustments}>
        {adjustments.map((adjustment) => (
          <li key={`${adjustment.label}${adjustment.points}`}>
            <span>
              {adjustment.label}
              {adjustment.clause && <small>{adjustment.clause}</small>}
            </span>
            <b>{adjustment.points.startsWith('-') ? adjustment.points : `+${adjustment.points}`}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
