import { uiOtherTables } from '#shared/messages/ui/ui-other-tables.ts';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { IssuingNotes } from '../shell/issuing-notes.tsx';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './score.module.css';

/** 加减分: each event with what it brought or took, then the lines of the register that were not counted, and why. */
export function Adjustments({ sheet }: { readonly sheet: ScoreSheet }) {
  const texts = useTexts(uiScore);
  const register = useTexts(uiOtherTables);
  const notes = useSession((state) => state.result?.notes) ?? [];
  const { adjustments, unreadEvents = [], mergedEvents = [] } = sheet;
  if (adjustments.length + notes.length + unreadEvents.length === 0) return null;
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
        {mergedEvents.map(({ label, evidence, into }) => (
          <li key={`${label}${evidence}`}>
            {register.merged(evidence ? `${label}(${evidence})` : label, into)}
          </li>
        ))}
        {unreadEvents.map((event) => (
          <li key={event}>{register.unread(event)}</li>
        ))}
      </ul>
      {notes.length > 0 && (
        <div className={styles.uncounted}>
          <h3>{register.uncounted(notes.length)}</h3>
          <IssuingNotes notes={notes} />
        </div>
      )}
    </section>
  );
}
