import { Badge, Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { beijingTime } from '#addin/actions/beijing-time.ts';
import type { Identity } from '#addin/actions/submit/enrol.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { periodText } from '#shared/model/period.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import { STATE_COLOURS } from './state-colours.ts';
import styles from './submit.module.css';
import type { SubmissionHistory } from './use-history.ts';

/** What was sent before and what became of it. */
export function HistoryCard({
  session,
  identity,
  history,
}: {
  readonly session: ServerSession;
  readonly identity: Identity;
  readonly history: SubmissionHistory;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiSubmit);
  const { found, load } = history;
  const { role } = identity.enrolment;
  const act = (snapshot: string, what: 'cosign' | 'withdraw', reason: string | null = null) =>
    void workbook.guarded(async () => {
      await session.act({ snapshot, act: what, reason });
      await load();
    });
  return (
    <section className={styles.card}>
      <header>
        <h2>{texts.history}</h2>
      </header>
      {(found ?? []).length === 0 ? (
        <p className={styles.quiet}>{texts.noHistory}</p>
      ) : (
        <ul className={styles.history}>
          {found?.map((each) => (
            <HistoryLine key={each.digest} summary={each} role={role} onAct={act} />
          ))}
        </ul>
      )}
    </section>
  );
}

function HistoryLine({
  summary,
  role,
  onAct,
}: {
  readonly summary: SnapshotSummary;
  readonly role: Identity['enrolment']['role'];
  readonly onAct: (snapshot: string, what: 'cosign' | 'withdraw', reason?: string | null) => void;
}) {
  const texts = useTexts(uiSubmit);
  const shell = useTexts(uiShell);
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  const open = summary.state === 'received' || summary.state === 'awaiting-cosign';
  return (
    <li>
      <div className={styles.line}>
        <span>
          {periodText(summary.period)} {texts.revision(summary.revision)}
          {summary.department && <small> {summary.department}</small>}
        </span>
        <Badge appearance="tint" color={STATE_COLOURS[summary.state]}>
          {texts.states[summary.state]}
        </Badge>
      </div>
      <div className={styles.line}>
        <small>
          {texts.sequence(summary.sequence)} · {beijingTime(summary.receivedAt)}
          {summary.late && ` · ${texts.late(texts.lateMinutes(summary.late.minutes))}`}
        </small>
        {role === 'reviewer' && summary.state === 'awaiting-cosign' && (
          <Button size="small" appearance="primary" onClick={() => onAct(summary.digest, 'cosign')}>
            {texts.cosign}
          </Button>
        )}
        {role === 'reporter' && open && withdrawing === null && (
          <Button size="small" appearance="subtle" onClick={() => setWithdrawing('')}>
            {texts.withdraw}
          </Button>
        )}
      </div>
      {summary.reason && <p className={styles.reason}>{summary.reason}</p>}
      {withdrawing !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setWithdrawing(null);
            onAct(summary.digest, 'withdraw', withdrawing);
          }}
        >
          <Field label={texts.withdrawReason} required size="small">
            <Textarea rows={2} value={withdrawing} onChange={(_, data) => setWithdrawing(data.value)} />
          </Field>
          <div className={styles.buttons}>
            <Button size="small" type="submit" appearance="primary" disabled={withdrawing.trim() === ''}>
              {texts.confirm}
            </Button>
            <Button size="small" onClick={() => setWithdrawing(null)}>
              {shell.cancel}
            </Button>
          </div>
        </form>
      )}
    </li>
  );
}
