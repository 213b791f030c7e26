import { Button } from '@fluentui/react-components';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './recognition.module.css';
import { TableCard } from './table-card.tsx';
import { UnplacedList } from './unplaced-list.tsx';

/** 表格识别: what was found where, how sure, and one click to say otherwise. */
export function RecognitionFold() {
  const marks = useTexts(uiMarks);
  const { workbook } = usePane();
  const texts = useTexts(uiRecognition);
  const recognition = useSession((state) => state.result?.recognition);
  const corrections = useSession((state) => state.notes.corrections);
  const verdict = useSession((state) => state.result?.verdict);
  if (!recognition) return null;
  const tables = recognition.tables.filter((table) => table.orientation !== 'other' || table.pack !== null);
  const unsure = tables.reduce(
    (sum, table) => sum + [...table.columns, ...table.rows].filter((line) => line.sure === 'unsure').length,
    0,
  );
  return (
    <details className={styles.fold} open={verdict === 'unrecognised'}>
      <summary>
        <strong>{texts.title}</strong>
        <span>{texts.folded(tables.length, unsure)}</span>
      </summary>
      <div className={styles.tables}>
        {recognition.tables.map((table) => (
          <TableCard key={`${table.sheet}!${table.range}`} table={table} />
        ))}
        {recognition.tables.length === 0 && (
          <p className={styles.quiet}>
            {texts.none}
            {marks.stop}
            {texts.noneNext}
          </p>
        )}
        <UnplacedList unplaced={recognition.unplaced} />
        {corrections.length > 0 && (
          <p className={styles.quiet}>
            {texts.corrections(corrections.length)}
            <Button appearance="transparent" size="small" onClick={() => void workbook.forgetCorrections()}>
              {texts.forget}
            </Button>
          </p>
        )}
      </div>
    </details>
  );
}
