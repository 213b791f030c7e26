import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';

/** Acts with a reason ask for it where the act stands. */
export function ReasonForm({
  label,
  onConfirm,
  onCancel,
}: {
  readonly label: string;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const texts = useTexts(uiCity);
  const shell = useTexts(uiShell);
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(reason.trim());
      }}
    >
      <Field label={label} required size="small">
        <Textarea rows={2} value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" type="submit" appearance="primary" disabled={reason.trim() === ''}>
          {texts.confirm}
        </Button>
        <Button size="small" onClick={onCancel}>
          {shell.cancel}
        </Button>
      </div>
    </form>
  );
}
