import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { beijingTime } from '#addin/actions/beijing-time.ts';
import type { Enrolment } from '#shared/contract/enrolment-schema.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiSettings } from '#shared/messages/ui/ui-settings.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { ReasonForm } from '../city/reason-form.tsx';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import { useServerState } from '../shell/use-server.ts';
import styles from './settings.module.css';

/** Every key of the installation, for coordinators: whose it is, and 停用 when a machine is lost or a person has moved on. */
export function KeyRegister({ session }: { readonly session: ServerSession }) {
  const marks = useTexts(uiMarks);
  const { workbook } = usePane();
  const texts = useTexts(uiSettings);
  const words = useTexts(uiSubmit);
  const own = useServerState(session, (state) => state.identity);
  const connected = useServerState(session, (state) => state.connected);
  const [keys, setKeys] = useState<readonly Enrolment[]>([]);
  const [revoking, setRevoking] = useState<string | null>(null);
  const isCoordinator = own?.enrolment.role === 'coordinator';
  const load = useCallback(
    () =>
      session.server.enrolments().then(setKeys, () => {
        setKeys([]);
      }),
    [session],
  );
  useEffect(() => {
    if (isCoordinator && connected) void load();
  }, [load, isCoordinator, connected]);
  if (!isCoordinator || keys.length === 0) return null;
  const revoke = (kid: string, reason: string) =>
    void workbook.guarded(async () => {
      await session.server.revoke(kid, reason);
      setRevoking(null);
      await load();
    });
  return (
    <section className={styles.card}>
      <h2>{texts.allKeys(keys.length)}</h2>
      <ul className={styles.identities}>
        {keys.map((key) => (
          <li
            key={key.kid}
            data-revoked={key.revokedAt !== null || undefined}
            data-asking={revoking === key.kid || undefined}
          >
            <span>
              {key.name} · {words.as(key.regionName, key.department, words.roles[key.role])}
              <small>
                {key.label}
                {marks.comma}
                {key.revokedAt
                  ? texts.revokedAt(beijingTime(key.revokedAt).slice(0, 10))
                  : texts.since(beijingTime(key.enrolledAt).slice(0, 10))}
              </small>
            </span>
            {key.revokedAt === null && key.kid !== own.enrolment.kid && revoking !== key.kid && (
              <Button
                size="small"
                appearance="subtle"
                title={texts.revokeWhy}
                onClick={() => setRevoking(key.kid)}
              >
                {texts.revoke}
              </Button>
            )}
            {revoking === key.kid && (
              <div className={styles.asking}>
                <ReasonForm
                  label={texts.revokeReason}
                  onCancel={() => setRevoking(null)}
                  onConfirm={(reason) => revoke(key.kid, reason)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
