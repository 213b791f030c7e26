import { Button, Select, Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Identity } from '#addin/actions/submit/enrol.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { periodText } from '#shared/model/period.ts';
import { type ProblemTexts, problemTexts } from '../session/problem.ts';
import type { ServerSession } from '../session/server-session.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { useSession, useTexts } from '../shell/session-context.ts';
import { usePackTitle } from '../shell/use-packs.ts';
import { IdentityLine } from '../submit/identity-line.tsx';
import { Board } from './board.tsx';
import styles from './city.module.css';
import { CityActions } from './city-actions.tsx';
import { CityTableView } from './city-table-view.tsx';
import { OpenPeriodForm } from './open-period-form.tsx';
import { PeriodActs } from './period-acts.tsx';
import { useCity } from './use-city.ts';

const Charts = lazy(async () => ({ default: (await import('./charts.tsx')).Charts }));

/** Who is in, who is late, then the figures, then what can be done about them. */
export function CityView({
  session,
  identity,
  wide,
}: {
  readonly session: ServerSession;
  readonly identity: Identity;
  readonly wide: boolean;
}) {
  const texts = useTexts(uiCity);
  const shell = useTexts(uiShell);
  const language = useSession((state) => state.language);
  const [basis, setBasis] = useState<'latest' | 'accepted'>('latest');
  const { city, choose, reload, keyOf } = useCity(session, basis);
  const titleOf = usePackTitle();
  const [words, setWords] = useState<ProblemTexts | null>(null);
  const isCoordinator = identity.enrolment.role === 'coordinator';
  const packId = city.period?.pack ?? null;
  useEffect(() => {
    setWords(null);
    if (city.problem) void problemTexts(city.problem, language).then(setWords);
  }, [city.problem, language]);

  if (!city.periods)
    return city.problem && words ? (
      <EmptyState says={words.says} next={words.next}>
        <Button onClick={reload}>{shell.retry}</Button>
      </EmptyState>
    ) : (
      <Spinner size="small" label={shell.loading} />
    );
  const title = packId ? titleOf(packId) : '';
  return (
    <div className={styles.city} data-wide={wide || undefined}>
      <IdentityLine session={session} identity={identity} />
      {city.periods.length > 0 && (
        <div className={styles.pickers}>
          <Select
            size="small"
            aria-label={texts.pickPeriod}
            value={city.period ? keyOf(city.period) : ''}
            onChange={(_, data) => {
              const period = city.periods?.find((each) => keyOf(each) === data.value);
              if (period) choose(period);
            }}
          >
            {city.periods.map((period) => (
              <option key={keyOf(period)} value={keyOf(period)}>
                {`${periodText(period.period)} · ${titleOf(period.pack)} · ${period.state === 'open' ? texts.open : texts.closed}`}
              </option>
            ))}
          </Select>
          <Select
            size="small"
            aria-label={texts.table}
            value={basis}
            onChange={(_, data) => setBasis(data.value === 'accepted' ? 'accepted' : 'latest')}
          >
            <option value="latest">{texts.basis.latest}</option>
            <option value="accepted">{texts.basis.accepted}</option>
          </Select>
        </div>
      )}
      {city.periods.length === 0 && (
        <EmptyState says={texts.noPeriod} next={isCoordinator ? texts.noPeriodNext : ''} />
      )}
      {isCoordinator && city.periods.length === 0 && <OpenPeriodForm session={session} onDone={reload} />}
      {city.table ? (
        <>
          <Board
            city={city}
            table={city.table}
            session={session}
            isCoordinator={isCoordinator}
            onActed={reload}
          />
          <CityActions
            table={city.table}
            previous={city.previous}
            title={title}
            period={city.period}
            isCoordinator={isCoordinator}
            wide={wide}
          />
          <CityTableView
            table={city.table}
            previous={city.previous}
            session={session}
            snapshots={city.snapshots}
          />
          {wide && (
            <Suspense fallback={null}>
              <Charts table={city.table} session={session} periods={city.periods} />
            </Suspense>
          )}
        </>
      ) : (
        city.problem && (
          <EmptyState
            says={city.problem.code === 'not-published' ? texts.notPublished : (words?.says ?? '')}
            next={city.problem.code === 'not-published' ? texts.notPublishedNext : (words?.next ?? '')}
          />
        )
      )}
      {isCoordinator && city.period && (
        <PeriodActs session={session} period={city.period} table={city.table} onDone={reload} />
      )}
    </div>
  );
}
