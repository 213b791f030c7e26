import { Button, ProgressBar } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { countBySeverity, findingKey, withoutRepeats } from '#addin/actions/check/finding-lists.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import type { Severity } from '#shared/model/finding.ts';
import { groupFindings } from '#shared/validate/group-findings.ts';
import { CheckedTables } from '../other-tables/checked-tables.tsx';
import { RecognitionFold } from '../recognition/recognition-fold.tsx';
import { EmptyState } from '../shell/empty-state.tsx';
import { HostLimits } from '../shell/host-limits.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { useLate } from '../shell/use-late.ts';
import styles from './check.module.css';
import { CheckActions } from './check-actions.tsx';
import { FindingGroupCard } from './finding-group-card.tsx';
import { SeverityFilter } from './severity-filter.tsx';
import { Unrecognised } from './unrecognised.tsx';
import { VerdictBanner } from './verdict-banner.tsx';
import { nothingReported } from './verdict-text.ts';

/** Progress is only worth a bar when a person has begun to wait. */
const WAITING_MS = 300;

/** Groups drawn at once: nobody reads more in one go, and hundreds would stop the page. */
const PORTION = 20;

/** Limits that bear on the findings themselves. */
const HELD = [
  'read-only',
  'structure-protected',
  'unread-merges',
  'unread-formats',
  'formulas-pending',
  'no-events',
] as const;

/** 核验: the verdict in one sentence, then what to do about it, the heaviest first. */
export function CheckScreen() {
  const { store, workbook } = usePane();
  const phase = useSession((state) => state.phase);
  const result = useSession((state) => state.result);
  const progress = useSession((state) => state.progress);
  const ignored = useSession((state) => state.notes.ignored);
  const explanations = useSession((state) => state.notes.explanations);
  const texts = useTexts(uiCheck);
  const shell = useTexts(uiShell);
  const [filter, setFilter] = useState<Severity | null>(null);
  const [most, setMost] = useState(PORTION);
  const choose = (severity: Severity | null) => {
    setFilter(severity);
    setMost(PORTION);
  };
  const busy = phase === 'reading' || phase === 'checking';
  const late = useLate(busy, WAITING_MS);

  const shown = useMemo(() => {
    const aside = new Set(ignored);
    return withoutRepeats(result?.findings ?? []).filter((finding) => !aside.has(findingKey(finding)));
  }, [result, ignored]);
  const groups = useMemo(() => groupFindings(shown), [shown]);

  if (busy && !result)
    return late ? (
      <div className={styles.working} aria-busy="true">
        <ProgressBar
          {...(progress ? { value: progress.done, max: progress.total } : {})}
          aria-label={texts.working}
        />
        <p>{progress ? texts.reading(progress.done, progress.total) : texts.working}</p>
        <Button size="small" onClick={workbook.cancel}>
          {shell.cancel}
        </Button>
      </div>
    ) : null;
  if (!result)
    return (
      <EmptyState says={shell.noWorkbook} next={phase === 'failed' ? '' : shell.noWorkbookNext}>
        {phase === 'failed' && (
          <Button appearance="primary" onClick={() => void workbook.retry()}>
            {shell.retry}
          </Button>
        )}
      </EmptyState>
    );
  const nothing = nothingReported(result, explanations);
  const visible = groups.filter((group) => filter === null || group.first.severity === filter);
  return (
    <div className={styles.check}>
      <VerdictBanner result={result} />
      {result.verdict === 'unrecognised' ? (
        <>
          <CheckedTables />
          <Unrecognised />
        </>
      ) : (
        <>
          <SeverityFilter counts={countBySeverity(shown)} chosen={filter} onChoose={choose} />
          <CheckActions findings={shown} />
          <HostLimits only={HELD} />
          {visible.slice(0, most).map((group) => (
            <FindingGroupCard key={group.key} group={group} />
          ))}
          {visible.length > most && (
            <Button size="small" onClick={() => setMost(most + PORTION)}>
              {texts.moreGroups(Math.min(PORTION, visible.length - most), visible.length - most)}
            </Button>
          )}
          {visible.length === 0 && filter !== null && <p className={styles.quiet}>{texts.nothingFiltered}</p>}
          {shown.length === 0 && nothing && (
            <p className={styles.quiet}>{texts.nothingReported[nothing].next}</p>
          )}
          {shown.length === 0 && !nothing && (
            <EmptyState says={texts.clean} next={texts.cleanNext}>
              <Button appearance="primary" onClick={() => store.set({ tab: 'score' })}>
                {texts.toScore}
              </Button>
            </EmptyState>
          )}
          {ignored.length > 0 && (
            <p className={styles.quiet}>
              {texts.ignoredCount(ignored.length)}
              <Button appearance="transparent" size="small" onClick={() => void workbook.showIgnored()}>
                {texts.ignoredShow}
              </Button>
            </p>
          )}
        </>
      )}
      {result.verdict !== 'unrecognised' && <CheckedTables />}
      <RecognitionFold />
    </div>
  );
}
