import { Button, Spinner } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Identity } from '#addin/actions/submit/enrol.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import type { ServerSession } from '../session/server-session.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { useServerSession, useServerState } from '../shell/use-server.ts';
import { EnrolForm } from './enrol-form.tsx';
import { HistoryCard } from './history-card.tsx';
import { IdentityLine } from './identity-line.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { ReceiptChanges } from './receipt-changes.tsx';
import { ReturnedCard } from './returned-card.tsx';
import { SendCard } from './send-card.tsx';
import styles from './submit.module.css';
import { useHistory } from './use-history.ts';

/** 报送: who speaks, what still stands in the way, exactly what will leave, one button, the receipt. */
export function SubmitScreen() {
  const session = useServerSession();
  const texts = useTexts(uiSubmit);
  if (!session) return <Spinner size="small" label={texts.connecting} />;
  return <Submission session={session} />;
}

function Submission({ session }: { readonly session: ServerSession }) {
  const identity = useServerState(session, (state) => state.identity);
  return identity ? <SubmissionAs session={session} identity={identity} /> : <EnrolForm session={session} />;
}

function SubmissionAs({
  session,
  identity,
}: {
  readonly session: ServerSession;
  readonly identity: Identity;
}) {
  const { store } = usePane();
  const texts = useTexts(uiSubmit);
  const shell = useTexts(uiShell);
  const result = useSession((state) => state.result);
  const kept = useSession((state) => state.notes.submissions);
  const latest = kept[0];
  const { role, region } = identity.enrolment;
  const history = useHistory(session, region);
  // What was received and then returned is still proven, but no longer the news.
  const isReturned = latest !== undefined && history.returned?.digest === latest.digest;
  const screen = useRef<HTMLDivElement | null>(null);
  const seen = useRef(latest?.digest);
  useEffect(() => {
    // A receipt that has just come stands above the button that was pressed for it, where nobody looks.
    if (latest?.digest !== seen.current) screen.current?.scrollIntoView({ block: 'start' });
    seen.current = latest?.digest;
  }, [latest]);
  return (
    <div ref={screen} className={styles.submit}>
      <IdentityLine session={session} identity={identity} />
      {history.returned && <ReturnedCard summary={history.returned} session={session} />}
      {latest && !isReturned && <ReceiptCard kept={latest} />}
      {latest && <ReceiptChanges kept={latest} />}
      {role !== 'reporter' ? (
        role !== 'reviewer' && <EmptyState says={texts.notReporter} next={texts.notReporterNext} />
      ) : !result ? (
        <EmptyState says={shell.noWorkbook} next={shell.noWorkbookNext} />
      ) : result.packs.length === 0 ? (
        <EmptyState says={texts.noPack} next={texts.noPackNext}>
          <Button onClick={() => store.set({ tab: 'check' })}>{texts.toCheck}</Button>
        </EmptyState>
      ) : (
        <SendCard session={session} identity={identity} result={result} />
      )}
      <HistoryCard session={session} identity={identity} history={history} />
      {latest && isReturned && <ReceiptCard kept={latest} />}
    </div>
  );
}
