import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import styles from './pane.module.css';
import { useSession, useTexts } from './session-context.ts';

/** One quiet line on every screen of a demonstration site, so that no figure is taken for a real one. */
export function DemonstrationNote() {
  const texts = useTexts(uiShell);
  const demonstration = useSession((state) => state.demonstration);
  if (!demonstration) return null;
  return (
    <p className={styles.demonstration} role="note">
      {texts.demonstration}
    </p>
  );
}
