import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Nothing to show: one sentence, the next step, and the button that takes it. */
export function EmptyState({
  says,
  next,
  icon,
  children,
}: {
  readonly says: string;
  readonly next?: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      {icon && (
        <div className={styles.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <p className={styles.says}>{says}</p>
      {next && <p className={styles.next}>{next}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
