import type { IssuedChange } from '#shared/issuing/issued/compare-issued.ts';
import { uiIssue } from '#shared/messages/ui/ui-issue.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './sheet-desk.module.css';

/** Differences shown before the rest is folded. */
const SHOWN = 8;

/** What would not be as in the version in force, figure by figure; `unit` stands before each where a list is one unit's. */
export function DifferenceList({
  changes,
  unit = '',
}: {
  readonly changes: readonly IssuedChange[];
  readonly unit?: string;
}) {
  const marks = useTexts(uiMarks);
  const texts = useTexts(uiIssue);
  const { kinds } = useTexts(uiRecognition);
  const partName = (part: IssuedChange['part']): string =>
    part === 'target' ? '' : part === 'points' || part === 'standard' ? texts.parts[part] : kinds[part];
  const line = ({ of, scope, region, part, before, after }: IssuedChange): string => {
    const place = region === null ? unit : regionName(region);
    const what = [place, of, scope, partName(part)].filter(Boolean).join(' ');
    if (part === 'standard') return what + marks.colon + texts.onlyText;
    if (before === null) return texts.added(what, after ?? '');
    return after === null ? texts.removed(what, before) : texts.changed(what, before, after);
  };
  if (changes.length === 0) return null;
  const list = (part: readonly IssuedChange[]) => (
    <ul className={styles.differences}>
      {part.map((change) => (
        <li key={line(change)}>{line(change)}</li>
      ))}
    </ul>
  );
  return (
    <>
      {list(changes.slice(0, SHOWN))}
      {changes.length > SHOWN && (
        <details>
          <summary>{texts.more(changes.length - SHOWN)}</summary>
          {list(changes.slice(SHOWN))}
        </details>
      )}
    </>
  );
}
