import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { SEVERITIES, type Severity } from '#shared/model/finding.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './check.module.css';
import { SeverityIcon } from './severity-icon.tsx';

/** Three counts; a press shows only that kind, a second press shows all again. */
export function SeverityFilter({
  counts,
  chosen,
  onChoose,
}: {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly chosen: Severity | null;
  readonly onChoose: (severity: Severity | null) => void;
}) {
  const texts = useTexts(uiCheck);
  return (
    <fieldset className={styles.filter} aria-label={texts.filters}>
      {SEVERITIES.map((severity) => (
        <button
          key={severity}
          type="button"
          aria-pressed={chosen === severity}
          data-none={counts[severity] === 0 || undefined}
          onClick={() => onChoose(chosen === severity ? null : severity)}
        >
          <span className={styles.count}>
            <SeverityIcon severity={severity} />
            {counts[severity]}
          </span>
          <span>{texts.severity[severity]}</span>
        </button>
      ))}
    </fieldset>
  );
}
