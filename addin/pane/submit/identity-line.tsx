import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useState } from 'react';
import type { Identity } from '#addin/actions/enrol.ts';
import { uiSubmit } from '#shared/messages/ui-submit.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import { useServerState } from '../shell/use-server.ts';
import { EnrolForm } from './enrol-form.tsx';
import styles from './submit.module.css';

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
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button size="small" appearance="subtle">
              {texts.changeIdentity}
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {identities.map((each) => (
                <MenuItem
                  key={each.kid}
                  onClick={() => void workbook.guarded(() => session.switchIdentity(each.kid))}
                >
                  {each.identity.enrolment.name} {nameOf(each.identity)}
                </MenuItem>
              ))}
              <MenuItem onClick={() => setAdding(true)}>{texts.addIdentity}…</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {adding && <EnrolForm session={session} onDone={() => setAdding(false)} />}
    </section>
  );
}
