import { Button, Field, Input, Link } from '@fluentui/react-components';
import { useState } from 'react';
import { uiHostLimits } from '#shared/messages/ui/ui-host-limits.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { paneProblem } from '../session/problem.ts';
import type { ServerSession } from '../session/server-session.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { useServerState } from '../shell/use-server.ts';
import styles from './submit.module.css';

/** First use: paste the one-time code, done. Where keys can't be kept it says why instead. */
export function EnrolForm({
  session,
  onDone,
}: {
  readonly session: ServerSession;
  readonly onDone?: () => void;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiSubmit);
  const shell = useTexts(uiShell);
  const host = useTexts(uiHostLimits);
  const language = useSession((state) => state.language);
  const obstacle = useServerState(session, (state) => state.obstacle);
  const site = useServerState(session, (state) => state.site);
  const connected = useServerState(session, (state) => state.connected);
  const [form, setForm] = useState({ code: '', name: '', label: '' });
  const [busy, setBusy] = useState(false);
  if (obstacle || connected === false) {
    const { says, next } = paneProblem(obstacle ? 'signing-blocked' : 'offline', language);
    return (
      <EmptyState says={says} next={next}>
        {/* A page of its own is no frame of another site, so the browser keeps a key there. */}
        {obstacle && self !== top && (
          <Link href="./" target="_blank" rel="noopener">
            {host.workbench}
          </Link>
        )}
        {!obstacle && <Button onClick={() => void session.refresh()}>{shell.retry}</Button>}
      </EmptyState>
    );
  }
  const set = (key: keyof typeof form) => (_: unknown, data: { readonly value: string }) =>
    setForm({ ...form, [key]: data.value });
  const complete = form.code.trim().length >= 8 && form.name.trim() !== '' && form.label.trim() !== '';
  return (
    <form
      className={styles.enrol}
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void workbook
          .guarded(async () => {
            await session.enrol(form);
            onDone?.();
          })
          .then(() => setBusy(false));
      }}
    >
      <h1>{texts.enrolTitle}</h1>
      <p className={styles.quiet}>{texts.enrolWhy}</p>
      <Field label={texts.code} required>
        <Input
          value={form.code}
          onChange={set('code')}
          autoComplete="off"
          spellCheck={false}
          className={styles.code}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={texts.name} required>
          <Input value={form.name} onChange={set('name')} autoComplete="name" />
        </Field>
        <Field label={texts.label} required>
          <Input value={form.label} onChange={set('label')} placeholder={texts.labelHint} />
        </Field>
      </div>
      <Button type="submit" appearance="primary" disabled={!complete || busy}>
        {busy ? texts.enrolling : texts.enrol}
      </Button>
      {site?.demonstrationCodes && site.demonstrationCodes.length > 0 && (
        <section className={styles.demonstration}>
          <h2>{texts.demonstration}</h2>
          <ul>
            {site.demonstrationCodes.map((each) => (
              <li key={each.code}>
                <Button
                  appearance="subtle"
                  size="small"
                  onClick={() =>
                    setForm({
                      code: each.code,
                      name: form.name || texts.roles[each.role as keyof typeof texts.roles],
                      label: form.label || each.regionName,
                    })
                  }
                >
                  {each.regionName} · {texts.roles[each.role as keyof typeof texts.roles] ?? each.role}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </form>
  );
}
