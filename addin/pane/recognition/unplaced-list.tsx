import { Link } from '@fluentui/react-components';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import type { Unplaced } from '#shared/model/reading.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import styles from './recognition.module.css';

/** Texts that were found and placed nowhere; never silently dropped. */
export function UnplacedList({ unplaced }: { readonly unplaced: readonly Unplaced[] }) {
  const { workbook } = usePane();
  const texts = useTexts(uiRecognition);
  if (unplaced.length === 0) return null;
  return (
    <section className={styles.table}>
      <header>
        <span>{texts.unplaced}</span>
      </header>
      <ul className={styles.unplaced}>
        {unplaced.slice(0, 40).map((each) => (
          <li key={`${each.sheet}!${each.cell}`}>
            <Link as="button" onClick={() => void workbook.locate(each)}>
              {each.cell}
            </Link>
            <span>{each.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
