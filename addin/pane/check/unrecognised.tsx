import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './check.module.css';

/** Why nothing was recognised, as questions a person can answer by looking at the sheet. */
export function Unrecognised() {
  const texts = useTexts(uiCheck).unrecognised;
  return (
    <section className={styles.card}>
      <p className={styles.sentence}>{texts.why}</p>
      <ol className={styles.questions}>
        <li>{texts.first}</li>
        <li>{texts.second}</li>
        <li>{texts.third}</li>
      </ol>
    </section>
  );
}
