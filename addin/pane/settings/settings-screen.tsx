import { Button, Link, Select, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { diagnosisText } from '#addin/actions/diagnose.ts';
import type { HostDiagnosis } from '#addin/hosts/workbook-host.ts';
import { uiHostLimits } from '#shared/messages/ui/ui-host-limits.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiSettings } from '#shared/messages/ui/ui-settings.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { ENGINE } from '#shared/model/snapshot.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useStore } from '../session/store.ts';
import { copyText } from '../shell/copy-text.ts';
import { keepLanguage, tellLanguage } from '../shell/page-language.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { useServerSession, useServerState } from '../shell/use-server.ts';
import { type Appearance, THEMES } from '../theme/themes.ts';
import { AutoOpen } from './auto-open.tsx';
import { FactList } from './fact-list.tsx';
import { IdentityList } from './identity-list.tsx';
import { KeyRegister } from './key-register.tsx';
import { settingFacts } from './setting-facts.ts';
import styles from './settings.module.css';

/** 自检: what works here and what does not, in words a person can read over the telephone. */
export function SettingsScreen() {
  const session = useServerSession();
  const texts = useTexts(uiSubmit);
  return session ? <Settings session={session} /> : <Spinner size="small" label={texts.connecting} />;
}

function Settings({ session }: { readonly session: ServerSession }) {
  const { store, workbook, services, look } = usePane();
  const texts = useTexts(uiSettings);
  const marks = useTexts(uiMarks);
  const state = useSession((whole) => whole);
  const server = useServerState(session, (whole) => whole);
  const appearance = useStore(look, (whole) => whole.appearance);
  const [packs, setPacks] = useState(0);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    void services.engine.packs().then((all) => setPacks(all.length));
  }, [services]);
  const { host } = state;
  const hostTexts = useTexts(uiHostLimits);
  const [diagnosis, setDiagnosis] = useState<HostDiagnosis | null>(null);
  useEffect(() => {
    let current = true;
    void host?.diagnose?.().then((found) => current && setDiagnosis(found));
    return () => {
      current = false;
    };
  }, [host]);
  const groups = settingFacts({ texts, hostTexts, diagnosis, state, server, packs, memory: services.memory });
  const minded = groups.flatMap((group) => group.facts).filter((fact) => fact.mind).length;
  const copy = () =>
    void workbook.guarded(async () => {
      await copyText(
        diagnosisText({
          now: services.now(),
          page: location.pathname,
          agent: navigator.userAgent,
          language: state.language,
          secure: isSecureContext,
          cryptography: Boolean(globalThis.crypto?.subtle),
          storage: services.memory.available,
          connected: server.connected,
          serverVersion: server.site?.version ?? null,
          serverEngine: server.site?.engine ?? null,
          engine: ENGINE,
          clockDifference: server.clockDifference,
          identities: server.identities.length,
          waiting: server.waiting,
          notesKept: state.notesKept,
          host,
          diagnosis,
          result: state.result,
        }),
      );
      setCopied(true);
    });
  return (
    <div className={styles.settings}>
      <h1>{minded ? texts.mind(minded) : texts.fine}</h1>
      {groups.map((group) => (
        <FactList key={group.title} title={group.title} facts={group.facts} />
      ))}
      {host?.diagnose && (
        <section className={styles.card}>
          {host.autoOpen && <AutoOpen autoOpen={host.autoOpen} />}
          <Link href="./preflight.html">{hostTexts.preflight}</Link>
        </section>
      )}
      <IdentityList session={session} />
      <KeyRegister session={session} />
      <section className={styles.card}>
        <div className={styles.choice}>
          <span>{texts.language}</span>
          <Select
            size="small"
            aria-label={texts.language}
            value={state.language}
            onChange={(_, data) => {
              const language = data.value === 'en' ? 'en' : 'zh';
              tellLanguage(language);
              store.set({ language });
              void keepLanguage(services.memory, language);
            }}
          >
            <option value="zh">{texts.languages.zh}</option>
            <option value="en">{texts.languages.en}</option>
          </Select>
        </div>
        <div className={styles.choice}>
          <span>{texts.appearance}</span>
          <Select
            size="small"
            aria-label={texts.appearance}
            value={appearance}
            onChange={(_, data) => look.set({ appearance: data.value as Appearance })}
          >
            {(Object.keys(THEMES) as Appearance[]).map((each) => (
              <option key={each} value={each}>
                {texts.appearances[each]}
              </option>
            ))}
          </Select>
        </div>
      </section>
      <div className={styles.buttons}>
        {host?.capabilities.marks && (
          <Button size="small" onClick={() => void workbook.clearMarks()}>
            {texts.clearMarks}
          </Button>
        )}
        {host?.capabilities.addSheets && (
          <Button
            size="small"
            onClick={() =>
              void workbook.guarded(async () => {
                await host.removeSheets();
                store.set({ lastWrite: { token: null, says: texts.removed } });
              })
            }
          >
            {texts.removeSheets}
          </Button>
        )}
        <Button size="small" onClick={copy} title={texts.exportWhy}>
          {copied ? texts.copied : texts.export}
        </Button>
      </div>
      <p className={styles.quiet}>
        {texts.keysHelp}
        {marks.colon}
        {texts.keysText}
      </p>
    </div>
  );
}
