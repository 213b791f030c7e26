import { uiIssue } from '#shared/messages/ui-issue.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './sheet-desk.module.css';

/** Differences shown before the rest is folded. */
const SHOWN = 8;

export function DifferenceList({ lines }: { readonly lines: readonly string[] }) {
  const texts = useTexts(uiIssue);
  if (lines.length === 0) return null;
  const list = (part: readonly string[]) => (
    <ul className={styles.differences}>
      {part.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  return (
    <>
      {list(lines.slice(0, SHOWN))}
      {lines.length > SHOWN && (
        <details>
          <summary>{texts.more(lines.length - SHOWN)}</summary>
          {list(lines.slice(SHOWN))}
        </details>
      )}
    </>
  );
}
