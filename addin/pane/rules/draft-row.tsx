import { Button } from '@fluentui/react-components';
import { memo, useState } from 'react';
import type { DraftRow as Row } from '#addin/actions/rules/draft-rules.ts';
import { conventionText } from '#shared/messages/convention-text.ts';
import { notationSentence } from '#shared/messages/notation.ts';
import { ruleSentence } from '#shared/messages/rule-sentence.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRulesSheet } from '#shared/messages/ui/ui-rules-sheet.ts';
import { CurveDrawing } from '../score/curve-drawing.tsx';
import { onScreen } from '../session/on-screen.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { MarkedText } from './marked-text.tsx';
import styles from './sheet-desk.module.css';
import { TryOut } from './try-out.tsx';

/** One row of the sheet: the text as written, and beside or below it what it was understood as. */
export const DraftRow = memo(function DraftRow({
  row,
  baseVersion,
}: {
  readonly row: Row;
  /** Version of the pack it continues; null for a new one. */
  readonly baseVersion: string | null;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiRulesSheet);
  const marks = useTexts(uiMarks);
  const language = useSession((state) => state.language);
  const [trying, setTrying] = useState(false);
  const { compiled } = row;
  const kept = row.state === 'kept' && baseVersion !== null;
  const diagnostics = kept ? [] : row.diagnostics;
  return (
    <li className={styles.row}>
      <header>
        <h3>
          {row.indicator}
          {row.unit && <small> {row.unit}</small>}
        </h3>
        {!row.unchanged && baseVersion !== null && <em>{texts.changed}</em>}
        {row.maxPoints && <span className={styles.max}>{texts.points(row.maxPoints)}</span>}
        <Button
          size="small"
          appearance="transparent"
          aria-label={texts.locateOf(`${row.sheet} ${row.standardCell}`)}
          onClick={() => void workbook.locate({ sheet: row.sheet, cell: row.standardCell })}
        >
          {row.standardCell}
        </Button>
      </header>
      {compiled === null ? (
        <p className={styles.quiet}>{texts.noStandard}</p>
      ) : (
        <div className={styles.sides}>
          <div>
            <h4>{texts.asWritten}</h4>
            <MarkedText text={row.text} diagnostics={diagnostics} />
            {diagnostics.length > 0 && (
              <ul className={styles.diagnostics}>
                {diagnostics.map((diagnostic) => (
                  <li key={`${diagnostic.code}${diagnostic.at.join()}`} data-severity={diagnostic.severity}>
                    {onScreen(notationSentence(diagnostic.code, diagnostic.params, language), language)}
                  </li>
                ))}
              </ul>
            )}
          </div>
          <div>
            <h4>{compiled.ok || kept ? texts.understood : texts.notUnderstood}</h4>
            {compiled.rule ? (
              <p className={styles.understood}>{ruleSentence(compiled.rule, language) ?? compiled.text}</p>
            ) : (
              kept && <p className={styles.understood}>{texts.keptFromBase(baseVersion)}</p>
            )}
            {compiled.assumed.length > 0 && (
              <p className={styles.small}>
                {texts.assumed}
                {marks.colon}
                {compiled.assumed
                  .map((code) => onScreen(conventionText(code, language), language))
                  .join(marks.semicolon)}
              </p>
            )}
            {row.curve && (
              <figure>
                <CurveDrawing curve={row.curve} today={null} label={`${texts.curve} ${row.indicator}`} />
              </figure>
            )}
            {compiled.rule && (
              <>
                <Button
                  size="small"
                  appearance="subtle"
                  aria-expanded={trying}
                  onClick={() => setTrying(!trying)}
                >
                  {texts.tryOut}
                </Button>
                {trying && <TryOut compiled={compiled} unit={row.unit} />}
              </>
            )}
          </div>
        </div>
      )}
    </li>
  );
});
