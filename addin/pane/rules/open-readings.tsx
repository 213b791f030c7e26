import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { DraftLint, DraftRow } from '#addin/actions/rules/draft-rules.ts';
import type { OfferedReading } from '#addin/actions/rules/offer-readings.ts';
import { notationSentence } from '#shared/messages/notation.ts';
import { ruleSentence } from '#shared/messages/rule-sentence.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRulesSheet } from '#shared/messages/ui/ui-rules-sheet.ts';
import { onScreen } from '../session/on-screen.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './sheet-desk.module.css';
import { WrittenChange } from './written-change.tsx';

/** More than this at once is no list of questions any more but a text to rewrite. */
const SHOWN = 6;

/** What the standards leave open: the readings side by side, each with what it would give; one click writes it into the sheet. */
export function OpenReadings({
  rows,
  lint,
}: {
  readonly rows: readonly DraftRow[];
  /** Repairs of 规则体检 that may be what an open row needs. */
  readonly lint: readonly DraftLint[];
}) {
  const texts = useTexts(uiRulesSheet);
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, SHOWN);
  return (
    <section className={styles.card}>
      <header>
        <h2>{texts.questions}</h2>
        <span className={styles.quiet}>{texts.questionCount(rows.length)}</span>
      </header>
      {rows.length > SHOWN && <p className={styles.quiet}>{texts.tooManyWhy}</p>}
      <ul className={styles.questions}>
        {shown.map((row) => (
          <OpenRow
            key={`${row.sheet}${row.cell}`}
            row={row}
            repairs={lint.filter((one) => one.cell === row.cell && one.changes.length > 0)}
          />
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {texts.tooMany(rows.length - shown.length)}
        </Button>
      )}
    </section>
  );
}

function OpenRow({ row, repairs }: { readonly row: DraftRow; readonly repairs: readonly DraftLint[] }) {
  const { workbook } = usePane();
  const texts = useTexts(uiRulesSheet);
  const language = useSession((state) => state.language);
  return (
    <li>
      <h3>
        {row.indicator}
        <Button
          size="small"
          appearance="transparent"
          aria-label={texts.locateOf(`${row.sheet} ${row.standardCell}`)}
          onClick={() => void workbook.locate({ sheet: row.sheet, cell: row.standardCell })}
        >
          {row.standardCell}
        </Button>
      </h3>
      {row.diagnostics
        .filter((one) => one.severity !== 'note')
        .map((one) => (
          <p key={`${one.code}${one.at.join()}`}>
            {onScreen(notationSentence(one.code, one.params, language), language)}
          </p>
        ))}
      {row.readings.length === 0 ? (
        <p className={styles.quiet}>{repairs.length > 0 ? texts.repairFirst : texts.noReading}</p>
      ) : (
        <ul className={styles.readings}>
          {row.readings.map((reading) => (
            <Reading key={reading.code} row={row} reading={reading} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Reading({ row, reading }: { readonly row: DraftRow; readonly reading: OfferedReading }) {
  const { workbook } = usePane();
  const texts = useTexts(uiRulesSheet);
  const marks = useTexts(uiMarks);
  const language = useSession((state) => state.language);
  const { example, compiled } = reading;
  const title = texts.readings[reading.code];
  const shown = (value: string): string =>
    value === 'true' ? texts.yes : value === 'false' ? texts.no : value;
  return (
    <li>
      <strong>{title}</strong>
      <p className={styles.small}>
        {(compiled.rule && ruleSentence(compiled.rule, language)) ?? compiled.text}
      </p>
      {example && (
        <p>
          {texts.example}{' '}
          {example.values
            .map(({ label, value, unit }) => `${label} ${shown(value)}${unit ?? ''}`)
            .join(marks.comma)}
          {' → '}
          <b>{example.points === null ? texts.getsNothing : texts.gets(example.points)}</b>
        </p>
      )}
      <WrittenChange changes={reading.changes} />
      <Button
        size="small"
        aria-label={texts.adoptOf(title) + marks.bracketed(row.indicator)}
        onClick={() => void workbook.adopt(reading.changes)}
      >
        {texts.adopt}
      </Button>
    </li>
  );
}
