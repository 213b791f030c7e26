import { onScreen } from '../session/on-screen.ts';
import { useSession } from '../shell/session-context.ts';
import type { Fact } from './setting-facts.ts';
import styles from './settings.module.css';

export function FactList({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  const language = useSession((state) => state.language);
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      <dl>
        {facts.map((fact) => (
          <div key={fact.name + fact.value} data-mind={fact.mind || undefined}>
            <dt>{fact.name}</dt>
            <dd>{onScreen(fact.value, language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
