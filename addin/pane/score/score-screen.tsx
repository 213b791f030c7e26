import { Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { checkOptions } from '#addin/actions/check/check-workbook.ts';
import type { PlannedItem } from '#addin/engine/engine-port.ts';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { periodText } from '#shared/model/period.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { groupScore } from '#shared/report/score-groups.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { ScoredTables } from '../other-tables/scored-tables.tsx';
import { PlanFold } from '../plan/plan-fold.tsx';
import { EmptyState } from '../shell/empty-state.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { usePack, usePackTitle } from '../shell/use-packs.ts';
import { Adjustments } from './adjustments.tsx';
import styles from './score.module.css';
import { ScoreActions } from './score-actions.tsx';
import { ScoreGroupCard } from './score-group-card.tsx';
import { ScoreTotal } from './score-total.tsx';
import { TryBar } from './try-bar.tsx';

/** 评分: the total first, then where the points are and where they are missing. */
export function ScoreScreen() {
  const { services, store } = usePane();
  const texts = useTexts(uiScore);
  const shell = useTexts(uiShell);
  const result = useSession((state) => state.result);
  const tried = useSession((state) => state.triedResult);
  const [chosen, setChosen] = useState<number | null>(null);
  const titleOf = usePackTitle();
  const [plan, setPlan] = useState<readonly PlannedItem[]>([]);
  useEffect(() => {
    if (!result) return;
    let current = true;
    void services.engine.plan(checkOptions(store.get().notes, store.get().guidance)).then(
      (found) => current && setPlan(found),
      () => current && setPlan([]),
    );
    return () => {
      current = false;
    };
  }, [services, store, result]);

  if (!result) return <EmptyState says={shell.noWorkbook} next={shell.noWorkbookNext} />;
  const sheets = result.scores;
  // A pack with points answers 几分; one with targets only comes after it.
  const own = sheets[chosen ?? -1] ?? sheets.find((sheet) => sheet.total !== null) ?? sheets[0];
  if (!own)
    return (
      <div className={styles.score}>
        <ScoredTables otherwise={<EmptyState says={texts.nothing} next={texts.nothingNext} />} />
      </div>
    );
  const shown = tried?.scores.find((sheet) => isSameSheet(sheet, own)) ?? own;
  return (
    <div className={styles.score}>
      {sheets.length > 1 && (
        <Select
          size="small"
          aria-label={texts.which}
          value={String(sheets.indexOf(own))}
          onChange={(_, data) => setChosen(Number(data.value))}
        >
          {sheets.map((sheet, index) => (
            <option key={`${sheet.pack.id}${sheet.region}${sheet.period}`} value={index}>
              {[sheet.region ? regionName(sheet.region) : null, periodText(sheet.period)]
                .filter(Boolean)
                .join(' · ')}
              {new Set(sheets.map((each) => each.pack.id)).size > 1 ? ` · ${titleOf(sheet.pack.id)}` : ''}
            </option>
          ))}
        </Select>
      )}
      <ScoreTotal sheet={shown} before={tried ? own : null} />
      <TryBar />
      <ScoreActions sheet={own} />
      <ScoredTables />
      <PlanFold key={`${own.pack.id}${own.region}${own.period}`} sheet={own} />
      {groupScore(shown).map((group) => (
        <SectionCard key={group.title ?? ''} group={group} sheet={shown} plan={plan} />
      ))}
      <Adjustments sheet={shown} />
    </div>
  );
}

/** Items name their section by id; the pack knows its title. */
function SectionCard(props: Parameters<typeof ScoreGroupCard>[0]) {
  const pack = usePack(props.sheet.pack.id, props.sheet.pack.version);
  const title =
    pack?.sections.find((section) => section.id === props.group.title)?.title ?? props.group.title;
  return <ScoreGroupCard {...props} group={{ ...props.group, title }} />;
}

const isSameSheet = (a: ScoreSheet, b: ScoreSheet): boolean =>
  a.pack.id === b.pack.id && a.region === b.region && a.period === b.period;
