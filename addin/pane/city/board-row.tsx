import { Badge, Button } from '@fluentui/react-components';
import { ChevronDown12Regular, ChevronRight12Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { beijingTime } from '#addin/actions/beijing-time.ts';
import type { CellRemark } from '#shared/contract/act-schema.ts';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import { SUBMISSION_STATES, type SubmissionState } from '#shared/contract/submission-state.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import { STATE_COLOURS } from '../submit/state-colours.ts';
import styles from './city.module.css';
import { ReturnForm } from './return-form.tsx';
import { SnapshotDetail } from './snapshot-detail.tsx';
import type { Draft } from './use-city.ts';

const stateOf = (text: string | null): SubmissionState | null =>
  SUBMISSION_STATES.find((state) => state === text) ?? null;

/** One region: state, lateness, counts; unfolded its submissions with 验收 and 退回. Never an edit box. */
export function BoardRow({
  region,
  snapshots,
  draft,
  session,
  isCoordinator,
  onActed,
}: {
  readonly region: SignedCityTable['regions'][number];
  readonly snapshots: readonly SnapshotSummary[];
  readonly draft: Draft | null;
  readonly session: ServerSession;
  readonly isCoordinator: boolean;
  readonly onActed: () => void;
}) {
  const texts = useTexts(uiCity);
  const words = useTexts(uiSubmit);
  const [open, setOpen] = useState(false);
  const state = stateOf(region.state);
  const latest = [...snapshots].sort((a, b) => b.sequence - a.sequence);
  return (
    <li data-open={open || undefined}>
      <button type="button" className={styles.region} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span aria-hidden="true">{open ? <ChevronDown12Regular /> : <ChevronRight12Regular />}</span>
        <strong>{region.name}</strong>
        <span className={styles.facts}>
          {region.late && texts.late(words.lateMinutes(region.late.minutes))}
          {!state && draft && texts.draft(draft.blocking, draft.query)}
          {latest[0] &&
            state &&
            latest[0].findings.query + latest[0].explanations > 0 &&
            texts.counts(latest[0].findings.query, latest[0].explanations)}
        </span>
        {region.rank !== null && <span className={styles.rank}>{texts.ranked(region.rank)}</span>}
        <Badge appearance={state ? 'tint' : 'outline'} color={state ? STATE_COLOURS[state] : 'informative'}>
          {state ? words.states[state] : texts.notHeard}
        </Badge>
      </button>
      {open && (
        <div className={styles.unfolded}>
          {latest.length === 0 && <p className={styles.quiet}>{texts.notHeard}</p>}
          {latest.map((each) => (
            <Submission
              key={each.digest}
              summary={each}
              session={session}
              isCoordinator={isCoordinator}
              onActed={onActed}
            />
          ))}
        </div>
      )}
    </li>
  );
}

function Submission({
  summary,
  session,
  isCoordinator,
  onActed,
}: {
  readonly summary: SnapshotSummary;
  readonly session: ServerSession;
  readonly isCoordinator: boolean;
  readonly onActed: () => void;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiCity);
  const marks = useTexts(uiMarks);
  const words = useTexts(uiSubmit);
  const [showing, setShowing] = useState<'return' | 'detail' | null>(null);
  const act = (what: 'accept' | 'return', reason: string | null, remarks: readonly CellRemark[] = []) =>
    void workbook.guarded(async () => {
      const value = remarks.length ? { remarks: [...remarks] } : null;
      await session.act({ snapshot: summary.digest, act: what, reason, value });
      setShowing(null);
      onActed();
    });
  return (
    <div className={styles.submission}>
      <p>
        {words.revision(summary.revision)} · {words.states[summary.state]} ·{' '}
        {words.sequence(summary.sequence)}
        <small> {beijingTime(summary.receivedAt)}</small>
        {summary.department && <small> {summary.department}</small>}
      </p>
      {summary.reason && (
        <p className={styles.quiet}>
          {texts.reason}
          {marks.colon}
          {summary.reason}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => setShowing(showing === 'detail' ? null : 'detail')}
        >
          {texts.detail}
        </Button>
        {isCoordinator && summary.state === 'received' && (
          <Button size="small" onClick={() => act('accept', null)}>
            {texts.accept}
          </Button>
        )}
        {isCoordinator && (summary.state === 'received' || summary.state === 'accepted') && (
          <Button size="small" onClick={() => setShowing('return')}>
            {texts.return}
          </Button>
        )}
      </div>
      {showing === 'return' && (
        <ReturnForm
          digest={summary.digest}
          session={session}
          onCancel={() => setShowing(null)}
          onConfirm={(reason, remarks) => act('return', reason, remarks)}
        />
      )}
      {showing === 'detail' && (
        <SnapshotDetail
          digest={summary.digest}
          session={session}
          mayReview={isCoordinator && summary.state !== 'returned' && summary.state !== 'withdrawn'}
          onActed={onActed}
        />
      )}
    </div>
  );
}
