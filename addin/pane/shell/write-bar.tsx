import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import styles from './pane.module.css';
import { usePane, useSession, useTexts } from './session-context.ts';

/** What was written last, and the way to take it back. */
export function WriteBar() {
  const { store, workbook } = usePane();
  const lastWrite = useSession((state) => state.lastWrite);
  const texts = useTexts(uiShell);
  // Sheets and exports are written without a check behind them, which would say something of its own.
  useEffect(() => {
    if (lastWrite && lastWrite.token === null) store.set({ announcement: lastWrite.says });
  }, [lastWrite, store]);
  if (!lastWrite) return null;
  return (
    <div className={styles.write}>
      <span>{lastWrite.says}</span>
      {lastWrite.token && (
        <Button appearance="transparent" size="small" onClick={() => void workbook.undo()}>
          {texts.undo}
        </Button>
      )}
      <Button
        appearance="transparent"
        size="small"
        aria-label={texts.dismiss}
        icon={<Dismiss16Regular />}
        onClick={() => store.set({ lastWrite: null })}
      />
    </div>
  );
}
