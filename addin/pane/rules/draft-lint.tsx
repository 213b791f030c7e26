import { Button } from '@fluentui/react-components';
import type { DraftLint as Finding, RulesDraft } from '#addin/actions/rules/draft-rules.ts';
import { issuingSentence } from '#shared/messages/issuing.ts';
import { lintRepair, lintSentence } from '#shared/messages/lint.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRules } from '#shared/messages/ui/ui-rules.ts';
import { uiRulesSheet } from '#shared/messages/ui/ui-rules-sheet.ts';
import { onScreen } from '../session/on-screen.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './sheet-desk.module.css';
import { WrittenChange } from './written-change.tsx';

/** 规则体检 of the draft: each with its clause and what would put it right; what can be typed is typed by one click. */
export function DraftLint({ draft }: { readonly draft: RulesDraft }) {
  const texts = useTexts(uiRulesSheet);
  const rules = useTexts(uiRules);
  const language = useSession((state) => state.language);
  const count = (severity: string) => draft.lint.filter((one) => one.severity === severity).length;
  const summary = rules.lintCount(count('error'), count('question'), count('note')) || texts.clean;
  return (
    <details className={styles.fold} open={count('error') + count('question') > 0}>
      <summary>
        <strong>{texts.lint}</strong>
        <span>{summary}</span>
      </summary>
      <ul className={styles.lint}>
        {draft.lint.map((finding, index) => (
          <LintLine key={`${finding.code}${finding.cell}${index}`} finding={finding} sheet={draft.sheet} />
        ))}
        {draft.notes.map((note, index) => (
          <li key={`${note.code}${index}`} data-severity="question">
            <p>{issuingSentence(note.code, note.params, language)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function LintLine({ finding, sheet }: { readonly finding: Finding; readonly sheet: string }) {
  const { workbook } = usePane();
  const texts = useTexts(uiRulesSheet);
  const marks = useTexts(uiMarks);
  const language = useSession((state) => state.language);
  const says = onScreen(lintSentence(finding.code, finding.params, language), language);
  // Word for word what would be written.
  const repair = lintRepair(finding.code, finding.params, language);
  const { cell, changes } = finding;
  return (
    <li data-severity={finding.severity}>
      <p>
        <strong>{finding.indicator ?? texts.wholePack}</strong> {says}
      </p>
      {repair && <p className={styles.quiet}>{repair}</p>}
      {changes.length > 0 && <WrittenChange changes={changes} />}
      <p className={styles.small}>
        {texts.clause}
        {marks.colon}
        {finding.clause}
      </p>
      <div className={styles.actions}>
        {changes.length > 0 && (
          <Button
            size="small"
            aria-label={texts.adoptOf(repair ?? says)}
            onClick={() => void workbook.adopt(changes)}
          >
            {texts.adopt}
          </Button>
        )}
        {cell && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={texts.locateOf(`${sheet} ${cell}`)}
            onClick={() => void workbook.locate({ sheet, cell })}
          >
            {texts.locate}
          </Button>
        )}
      </div>
    </li>
  );
}
