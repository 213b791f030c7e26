import { Input } from '@fluentui/react-components';
import type { MovableLever } from '#addin/engine/engine-port.ts';
import { uiPlan } from '#shared/messages/ui/ui-plan.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './plan.module.css';

/** 逐个限定: what each figure can grow by at most, for who knows it. */
export function LeverLimits({
  levers,
  limits,
  onChange,
}: {
  readonly levers: readonly MovableLever[];
  readonly limits: Readonly<Record<string, string>>;
  readonly onChange: (limits: Readonly<Record<string, string>>) => void;
}) {
  const texts = useTexts(uiPlan);
  return (
    <details className={styles.limits}>
      <summary>{texts.limits}</summary>
      <p className={styles.quiet}>{texts.limitsWhy}</p>
      <ul>
        {levers.map((lever) => (
          <li key={lever.id} className={styles.lever}>
            <span>
              {lever.name}
              <small>
                {lever.current === null ? texts.nowUnknown : texts.now(lever.current, lever.unit)}
              </small>
            </span>
            <Input
              size="small"
              inputMode="decimal"
              aria-label={texts.mostOf(lever.name)}
              value={limits[lever.id] ?? ''}
              onChange={(_, data) => onChange({ ...limits, [lever.id]: data.value.trim() })}
            />
            <span>{lever.unit}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
