import { Button } from '@fluentui/react-components';
import { uiPlan } from '#shared/messages/ui/ui-plan.ts';
import type { Way } from '#shared/plan/ways-to-points.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import styles from './plan.module.css';

/** More are no help in choosing. */
const SHOWN = 5;

/** The ways from the easiest on; a press puts one into the amounts tried together. */
export function WayList({
  ways,
  points,
}: {
  readonly ways: readonly Way[] | null | undefined;
  readonly points: string;
}) {
  const { store } = usePane();
  const texts = useTexts(uiPlan);
  if (!ways) return <p className={styles.quiet}>{texts.working}</p>;
  if (ways.length === 0)
    return (
      <p className={styles.quiet} role="status">
        {texts.impossible(points)}
        {texts.impossibleNext}
      </p>
    );
  return (
    <section aria-label={texts.easiest}>
      <h3 title={texts.easiestWhy}>{texts.easiest}</h3>
      <ol className={styles.ways}>
        {ways.slice(0, SHOWN).map((way, index) => (
          <li key={way.steps.map((step) => `${step.lever}${step.add}`).join()}>
            <ul>
              {way.steps.map((step) => (
                <li key={step.lever}>
                  {texts.step(step.component, step.add, step.unit)}
                  <small>{texts.share(step.share)}</small>
                </li>
              ))}
            </ul>
            <b>{texts.gains(way.gains)}</b>
            <Button
              size="small"
              aria-label={texts.tryWayLabel(index + 1)}
              onClick={() => store.set({ planned: way.steps.map(({ lever, add }) => ({ lever, add })) })}
            >
              {texts.tryWay}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
