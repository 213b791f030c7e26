import { exact, toApproximateNumber } from '#shared/model/exact.ts';
import styles from './score.module.css';

/** A bar of value in `of`; `reach` marks how much could be counted at all, `mark` (in %) where the year stands. The number stands beside it, so it is not spoken. */
export function Bar({
  value,
  of,
  reach,
  mark,
  large,
}: {
  readonly value: string | null;
  readonly of: string;
  readonly reach?: string | null;
  readonly mark?: string;
  readonly large?: boolean;
}) {
  const share = (text: string | null | undefined): number => {
    const whole = toApproximateNumber(exact(of));
    return text && whole > 0
      ? Math.min(100, Math.max(0, (toApproximateNumber(exact(text)) / whole) * 100))
      : 0;
  };
  return (
    <span className={styles.bar} data-large={large || undefined} aria-hidden="true">
      {reach && <i className={styles.reach} style={{ width: `${share(reach)}%` }} />}
      <i className={styles.filled} style={{ width: `${share(value)}%` }} />
      {mark && <i className={styles.mark} style={{ left: `${mark}%` }} />}
    </span>
  );
}
