import {
  CheckmarkCircle20Filled,
  ErrorCircle20Filled,
  Info20Filled,
  QuestionCircle20Filled,
} from '@fluentui/react-icons';
import type { Severity } from '#shared/model/finding.ts';
import styles from './check.module.css';

const ICONS = {
  blocking: ErrorCircle20Filled,
  query: QuestionCircle20Filled,
  notice: Info20Filled,
  fine: CheckmarkCircle20Filled,
};

/** Shape as well as colour tells the severity. */
export function SeverityIcon({
  severity,
  size = 16,
}: {
  readonly severity: Severity | 'fine';
  readonly size?: number;
}) {
  const Icon = ICONS[severity];
  return (
    <span className={styles[severity]} style={{ display: 'inline-flex', flex: 'none' }} aria-hidden="true">
      <Icon style={{ width: size, height: size }} />
    </span>
  );
}
