import { Button } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons';
import styles from './sheet-desk.module.css';

/** From a desk back to the list of rules. */
export function BackToRules({ label, onBack }: { readonly label: string; readonly onBack: () => void }) {
  return (
    <Button
      className={styles.back ?? ''}
      size="small"
      appearance="subtle"
      icon={<ArrowLeft16Regular />}
      onClick={onBack}
    >
      {label}
    </Button>
  );
}
