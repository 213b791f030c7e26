import { Link } from '@fluentui/react-components';
import type { IssuingNote } from '#shared/issuing/issuing-note.ts';
import { issuingSentence } from '#shared/messages/issuing.ts';
import { uiIssue } from '#shared/messages/ui/ui-issue.ts';
import { onScreen } from '../session/on-screen.ts';
import styles from './issuing-notes.module.css';
import { usePane, useSession, useTexts } from './session-context.ts';

/** What a reader of a register, list or table has to say, each with the cell it speaks of. */
export function IssuingNotes({ notes }: { readonly notes: readonly IssuingNote[] }) {
  const { workbook } = usePane();
  const texts = useTexts(uiIssue);
  const language = useSession((state) => state.language);
  return (
    <ul className={styles.notes}>
      {notes.map((note, index) => {
        const { sheet, cell } = note;
        return (
          <li key={`${note.code}${sheet}${cell}${index}`} data-severity={note.severity}>
            {sheet !== null && cell !== null && (
              <Link
                as="button"
                aria-label={texts.locate(`${sheet} ${cell}`)}
                title={sheet}
                onClick={() => void workbook.locate({ sheet, cell })}
              >
                {cell}
              </Link>
            )}
            <span>{onScreen(issuingSentence(note.code, note.params, language), language)}</span>
          </li>
        );
      })}
    </ul>
  );
}
