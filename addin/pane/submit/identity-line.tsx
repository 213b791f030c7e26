import { useState } from 'react';
import type { Identity } from '#addin/actions/submit/enrol.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import type { ServerSession } from '../session/server-session.ts';
import { DropPanel, PanelOptions } from '../shell/drop-panel.tsx';
import { usePane, useTexts } from '../shell/session-context.ts';
import { useServerState } from '../shell/use-server.ts';
import { EnrolForm } from './enrol-form.tsx';
import styles from './submit.module.css';

const ADD = '';

/** In whose name this machine signs; several identities may live on one machine. */
export function IdentityLine({
  session,
  identity,
}: {
  readonly session: ServerSession;
  readonly identity: Identity;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiSubmit);
  const identities = useServerState(session, (state) => state.identities);
  const [open, setOpen] = useState(false);
  const [adding, setAdding] = useState(false);
  const nameOf = ({ enrolment }: Identity) =>
    texts.as(enrolment.regionName, enrolment.department, texts.roles[enrolment.role]);
  return (
    <section>
      <div className={styles.identity}>
        <span className={styles.quiet}>{texts.identity}</span>
        <strong>
          {identity.enrolment.name}
          <span className={styles.quiet}> {nameOf(identity)}</span>
        </strong>
        <DropPanel
          label={texts.changeIdentity}
          shown={texts.changeIdentity}
          open={open}
          onOpen={setOpen}
          align="end"
        >
          <PanelOptions
            chosen={identities[0]?.kid ?? null}
            options={[
              ...identities.map((each) => ({
                key: each.kid,
                label: each.identity.enrolment.name,
                detail: nameOf(each.identity),
              })),
              { key: ADD, label: `${texts.addIdentity}…` },
            ]}
            onChoose={(key) => {
              setOpen(false);
              if (key === ADD) setAdding(true);
              else void workbook.guarded(() => session.switchIdentity(key));
            }}
          />
        </DropPanel>
      </div>
      {adding && <EnrolForm session={session} onDone={() => setAdding(false)} />}
    </section>
  );
}
