import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { beijingTime } from '#addin/actions/beijing-time.ts';
import type { Published } from '#addin/actions/rules/publish-rules.ts';
import { uiIssue } from '#shared/messages/ui/ui-issue.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { ServerSession } from '../session/server-session.ts';
import { refreshGuidance } from '../shell/follow-server.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import { useServerState } from '../shell/use-server.ts';
import styles from './sheet-desk.module.css';

interface Sending {
  readonly pack: RulePack;
  readonly document: string;
  readonly onDocument: (text: string) => void;
  /** What is in force is known, so that nothing is replaced unseen. */
  readonly ready: boolean;
  readonly blocked: boolean;
  readonly warning: string | null;
  readonly label: string;
  /** What is said when it is done. */
  readonly says: string;
  readonly send: (session: ServerSession) => Promise<Published>;
  readonly onSent: () => void;
}

/** The document by which it is issued, and the signature. Everyone may look; only an issuer's key can sign. */
export function SendIssue({ session, ...sending }: Sending & { readonly session: ServerSession | null }) {
  return session && <WithSession session={session} {...sending} />;
}

function WithSession({ session, ...sending }: Sending & { readonly session: ServerSession }) {
  const marks = useTexts(uiMarks);
  const { store, workbook } = usePane();
  const texts = useTexts(uiIssue);
  const enrolment = useServerState(session, (state) => state.identity?.enrolment);
  const connected = useServerState(session, (state) => state.connected);
  const [busy, setBusy] = useState(false);
  if (enrolment?.role !== 'issuer') return <p className={styles.quiet}>{texts.notIssuer}</p>;
  if (connected === false) return <p className={styles.quiet}>{texts.offline}</p>;
  const send = async () => {
    setBusy(true);
    await workbook.guarded(async () => {
      const { at } = await sending.send(session);
      const says = `${sending.says}${marks.stop}${texts.sentHow(enrolment.name, beijingTime(at))}`;
      store.set({ lastWrite: { token: null, says }, announcement: says });
      await refreshGuidance({ store, workbook }, session, sending.pack);
    });
    setBusy(false);
    sending.onSent();
  };
  return (
    <>
      <Field label={texts.document} size="small">
        <Input size="small" value={sending.document} onChange={(_, data) => sending.onDocument(data.value)} />
      </Field>
      {sending.warning && <p className={styles.quiet}>{sending.warning}</p>}
      {sending.blocked && <p className={styles.quiet}>{texts.blocked}</p>}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabled={busy || sending.blocked || !sending.ready}
          onClick={() => void send()}
        >
          {busy ? texts.sending : sending.label}
        </Button>
      </div>
    </>
  );
}
