import { Button, ProgressBar } from '@fluentui/react-components';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import { useStore } from '../session/store.ts';
import { useTexts } from '../shell/session-context.ts';
import { useLate } from '../shell/use-late.ts';
import styles from './workbench.module.css';
import type { WorkbenchFiles } from './workbench-files.ts';

/** Said over the page once a person has begun to wait for a file; the workbook that is open stays until it is there. */
export function Opening({ files }: { readonly files: WorkbenchFiles }) {
  const name = useStore(files.opening, (state) => state.name);
  const late = useLate(name !== null, 300);
  const texts = useTexts(uiWorkbench);
  const shell = useTexts(uiShell);
  if (name === null || !late) return null;
  return (
    <div className={styles.opening} role="status">
      <ProgressBar aria-label={texts.opening(name)} />
      <span>{texts.opening(name)}</span>
      <Button size="small" onClick={() => files.cancelOpening()}>
        {shell.cancel}
      </Button>
    </div>
  );
}
