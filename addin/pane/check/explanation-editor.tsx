import { Button, Textarea } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './check.module.css';

/** Writing a 说明 where the question stands. */
export function ExplanationEditor({
  label,
  hint,
  text,
  onKeep,
  onClose,
}: {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onKeep: (text: string) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(uiCheck);
  const shell = useTexts(uiShell);
  const [written, setWritten] = useState(text);
  const hintId = useId();
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(written);
      }}
    >
      <Textarea
        autoFocus
        aria-label={label}
        aria-describedby={hintId}
        value={written}
        rows={3}
        resize="vertical"
        maxLength={2000}
        onChange={(_, data) => setWritten(data.value)}
      />
      <p id={hintId} className={styles.clause}>
        {hint}
      </p>
      <div className={styles.actions}>
        <Button type="submit" size="small" appearance="primary" disabled={written.trim() === ''}>
          {texts.explainKeep}
        </Button>
        <Button size="small" onClick={onClose}>
          {shell.cancel}
        </Button>
        {text !== '' && (
          <Button size="small" appearance="subtle" onClick={() => onKeep('')}>
            {texts.explainRemove}
          </Button>
        )}
      </div>
    </form>
  );
}
