import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useTexts } from '../shell/session-context.ts';
import { BoardRow } from './board-row.tsx';
import styles from './city.module.css';
import type { City } from './use-city.ts';

/** Every region with its state. Of drafts only counts are known, never a number. */
export function Board({
  city,
  table,
  session,
  isCoordinator,
  onActed,
}: {
  readonly city: City;
  readonly table: SignedCityTable;
  readonly session: ServerSession;
  readonly isCoordinator: boolean;
  readonly onActed: () => void;
}) {
  const texts = useTexts(uiCity);
  const inCount = table.regions.filter(
    (region) => region.state === 'received' || region.state === 'accepted',
  ).length;
  return (
    <section className={styles.card}>
      <header>
        <h2>{texts.board}</h2>
        <span className={styles.quiet}>{texts.in(inCount, table.regions.length)}</span>
      </header>
      <ul className={styles.board}>
        {table.regions.map((region) => (
          <BoardRow
            key={region.region}
            region={region}
            snapshots={city.snapshots.filter((each) => each.region === region.region)}
            draft={city.drafts.find((each) => each.region === region.region) ?? null}
            session={session}
            isCoordinator={isCoordinator}
            onActed={onActed}
          />
        ))}
      </ul>
    </section>
  );
}
