import { Button } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiOtherTables } from '#shared/messages/ui/ui-other-tables.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import styles from './other-tables.module.css';
import { useOtherTables } from './use-other-tables.ts';

const RosterCard = lazy(async () => ({ default: (await import('./roster-card.tsx')).RosterCard }));

/** On 核验: the rosters of the workbook, and a word of what 评分 has to say of it. */
export function CheckedTables() {
  const { store } = usePane();
  const texts = useTexts(uiOtherTables);
  const marks = useTexts(uiMarks);
  const { tables, quota, setQuota, lastYear, setLastYear } = useOtherTables();
  if (!tables) return null;
  const onScore = [tables.support && texts.support, tables.index && texts.index].filter(Boolean);
  return (
    <>
      {tables.rosters.length > 0 && (
        <Suspense fallback={null}>
          <RosterCard
            rosters={tables.rosters}
            quota={quota}
            onQuota={setQuota}
            lastYear={lastYear}
            onLastYear={setLastYear}
          />
        </Suspense>
      )}
      {tables.loneRegister && (
        <section className={styles.card}>
          <h2>{texts.uncountedTitle}</h2>
          <p>{texts.loneRegister(tables.loneRegister.sheets.join(marks.list), tables.loneRegister.lines)}</p>
          <p className={styles.quiet}>{texts.loneRegisterNext(tables.loneRegister.title)}</p>
        </section>
      )}
      {onScore.length > 0 && (
        <p className={styles.quiet}>
          {texts.foundHere(onScore.join(marks.list))}
          <Button appearance="transparent" size="small" onClick={() => store.set({ tab: 'score' })}>
            {texts.seeScore}
          </Button>
        </p>
      )}
    </>
  );
}
