import { Button, Link } from '@fluentui/react-components';
import { useState } from 'react';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import type { LocatedTable } from '#shared/model/reading.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import { LineRow } from './line-row.tsx';
import styles from './recognition.module.css';

/** One located table: where it is, what each column and row was taken for. */
export function TableCard({ table }: { readonly table: LocatedTable }) {
  const { workbook } = usePane();
  const texts = useTexts(uiRecognition);
  const [rowsOpen, setRowsOpen] = useState(false);
  const unsure = table.rows.filter((row) => row.sure === 'unsure');
  const shown = rowsOpen ? table.rows : unsure;
  const kind =
    table.orientation === 'ledger' ? texts.ledger : table.orientation === 'other' ? texts.other : null;
  // In a transposed table the indicators stand in columns: lines swap their names, not their meaning.
  const transposed = table.orientation === 'indicators-in-columns';
  return (
    <section className={styles.table}>
      <header>
        <Link
          as="button"
          onClick={() => void workbook.locate({ sheet: table.sheet, cell: table.range.split(':')[0]! })}
        >
          {table.sheet} {table.range}
        </Link>
        <span className={styles.sure} data-sure={table.sure}>
          {texts.sure[table.sure]}
        </span>
      </header>
      <p>
        {table.title ?? texts.untitled}
        {table.unit && <span className={styles.quiet}> · {texts.unit(table.unit)}</span>}
        {kind && <span className={styles.quiet}> · {kind}</span>}
        {table.hidden && <span className={styles.quiet}> · {texts.hidden}</span>}
      </p>
      {table.columns.length > 0 && (
        <ul className={styles.lines} aria-label={transposed ? texts.rows : texts.columns}>
          {table.columns.map((line) => (
            <LineRow key={line.at} table={table} line={line} kind="column" />
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <ul className={styles.lines} aria-label={transposed ? texts.columns : texts.rows}>
          {shown.map((line) => (
            <LineRow key={line.at} table={table} line={line} kind="row" />
          ))}
        </ul>
      )}
      {table.rows.length > unsure.length && (
        <Button
          appearance="subtle"
          size="small"
          aria-expanded={rowsOpen}
          onClick={() => setRowsOpen(!rowsOpen)}
        >
          {rowsOpen ? texts.hideRows : texts.showRows(table.rows.length)}
        </Button>
      )}
    </section>
  );
}
