import { Button } from '@fluentui/react-components';
import { beijingTime } from '#addin/actions/beijing-time.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiSettings } from '#shared/messages/ui/ui-settings.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import { useServerState } from '../shell/use-server.ts';
import styles from './settings.module.css';

/** Whose keys live on this machine: label, region, role, since. */
export function IdentityList({ session }: { readonly session: ServerSession }) {
  const marks = useTexts(uiMarks);
  const { workbook } = usePane();
  const texts = useTexts(uiSettings);
  const words = useTexts(uiSubmit);
  const identities = useServerState(session, (state) => state.identities);
  return (
    <section className={styles.card}>
      <h2>{texts.keys}</h2>
      {identities.length === 0 && <p className={styles.quiet}>{texts.noKeys}</p>}
      <ul className={styles.identities}>
        {identities.map(({ kid, identity: { enrolment } }, index) => (
          <li key={kid}>
            <span>
              {enrolment.name} ·{' '}
              {words.as(enrolment.regionName, enrolment.department, words.roles[enrolment.role])}
              <small>
                {enrolment.label}
                {marks.comma}
                {texts.since(beijingTime(enrolment.enrolledAt).slice(0, 10))}
              </small>
            </span>
            {index === 0 ? (
              <small>{texts.inUse}</small>
            ) : (
              <Button
                size="small"
                appearance="subtle"
                onClick={() => void workbook.guarded(() => session.switchIdentity(kid))}
              >
                {texts.use}
              </Button>
            )}
            <Button
              size="small"
              appearance="subtle"
              title={texts.forgetWhy}
              onClick={() => void workbook.guarded(() => session.forgetIdentity(kid))}
            >
              {texts.forget}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
