import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { beijingTime } from '#addin/actions/beijing-time.ts';
import type { RulesDraft } from '#addin/actions/rules/draft-rules.ts';
import {
  carryDecisions,
  type Published,
  publishPack,
  stillAsked,
} from '#addin/actions/rules/publish-rules.ts';
import type { RulesDesk } from '#addin/actions/rules/rules-desk.ts';
import { lintSentence } from '#shared/messages/lint.ts';
import { uiRulesSheet } from '#shared/messages/ui/ui-rules-sheet.ts';
import { onScreen } from '../session/on-screen.ts';
import type { ServerSession } from '../session/server-session.ts';
import { refreshGuidance } from '../shell/follow-server.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { useServerSession, useServerState } from '../shell/use-server.ts';
import { ImpactTable } from './impact-table.tsx';
import styles from './sheet-desk.module.css';
import { useCityHolds, useImpact } from './use-impact.ts';

/** Differences shown before the rest is folded. */
const SHOWN = 8;

/** Number, difference and impact of the version that would be published, and the signature that publishes it. */
export function VersionCard({
  draft,
  desk,
}: {
  readonly draft: RulesDraft;
  readonly desk: RulesDesk | null;
}) {
  const texts = useTexts(uiRulesSheet);
  const language = useSession((state) => state.language);
  const session = useServerSession();
  const [carry, setCarry] = useState(true);
  const [published, setPublished] = useState<(Published & { readonly version: string }) | null>(null);
  const { base, pack, differences } = draft;
  const holds = useCityHolds(session, base);
  const impact = useImpact({ desk, base: differences.length ? base : null, next: pack, holds, carry });
  const carried = base ? stillAsked(pack, holds?.decisions ?? []) : [];
  const changed = base === null || differences.length > 0;
  return (
    <section className={styles.card}>
      <header>
        <h2>{texts.version}</h2>
      </header>
      {published && session && <PublishedNote published={published} session={session} />}
      {changed && (
        <p>
          {base ? texts.versionNumber(pack.version, base.version) : texts.firstVersion(pack.version)}
          <br />
          <small className={styles.small}>
            {texts.digest} {draft.digest.slice(0, 23)}…
          </small>
        </p>
      )}
      {base && <h3>{texts.differences}</h3>}
      {base && differences.length === 0 && <p className={styles.quiet}>{texts.same}</p>}
      {differences.length > 0 && (
        <>
          <ul className={styles.differences}>
            {differences.slice(0, SHOWN).map((one, index) => (
              <li key={`${one.code}${index}`}>
                {onScreen(lintSentence(one.code, one.params, language), language)}
              </li>
            ))}
          </ul>
          {differences.length > SHOWN && (
            <details>
              <summary>{texts.more(differences.length - SHOWN)}</summary>
              <ul className={styles.differences}>
                {differences.slice(SHOWN).map((one, index) => (
                  <li key={`${one.code}${index}`}>
                    {onScreen(lintSentence(one.code, one.params, language), language)}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      {changed && <h3>{texts.impact}</h3>}
      {base === null ? (
        <p className={styles.quiet}>{texts.impactNew}</p>
      ) : (
        changed && <ImpactTable state={impact} />
      )}
      {changed && carried.length > 0 && (
        <Checkbox
          checked={carry}
          onChange={(_, data) => setCarry(data.checked === true)}
          label={texts.carry(carried.length)}
        />
      )}
      {changed && session && (
        <PublishButton
          draft={draft}
          session={session}
          decisions={carry ? carried : []}
          onPublished={(answer) => setPublished({ ...answer, version: pack.version })}
        />
      )}
    </section>
  );
}

function PublishButton({
  draft,
  session,
  decisions,
  onPublished,
}: {
  readonly draft: RulesDraft;
  readonly session: ServerSession;
  readonly decisions: ReturnType<typeof stillAsked>;
  readonly onPublished: (published: Published) => void;
}) {
  const { store, workbook } = usePane();
  const texts = useTexts(uiRulesSheet);
  const connected = useServerState(session, (state) => state.connected);
  const role = useServerState(session, (state) => state.identity?.enrolment.role);
  const [busy, setBusy] = useState(false);
  const { pack, base } = draft;
  const open = pack.questions.filter((one) => one.effect === 'blocks').length;
  const publish = async () => {
    setBusy(true);
    await workbook.guarded(async () => {
      const actor = await session.actor();
      const answer = await publishPack(actor, pack);
      if (base) await carryDecisions(actor, pack, answer.digest, decisions, texts.carryReason(base.version));
      const says = texts.published(pack.version);
      store.set({ lastWrite: { token: null, says }, announcement: says });
      onPublished(answer);
      await refreshGuidance({ store, workbook }, session, pack);
    });
    setBusy(false);
  };
  if (role !== 'issuer') return <p className={styles.quiet}>{texts.notIssuer}</p>;
  if (connected === false) return <p className={styles.quiet}>{texts.offline}</p>;
  return (
    <>
      {open > 0 && <p className={styles.quiet}>{texts.stillOpen(open)}</p>}
      <div className={styles.actions}>
        <Button appearance="primary" disabled={busy} onClick={() => void publish()}>
          {busy ? texts.publishing : texts.publish(pack.version)}
        </Button>
      </div>
    </>
  );
}

/** Who signed what and when, and what happens next. */
function PublishedNote({
  published,
  session,
}: {
  readonly published: Published & { readonly version: string };
  readonly session: ServerSession;
}) {
  const texts = useTexts(uiRulesSheet);
  const name = useServerState(session, (state) => state.identity?.enrolment.name ?? '');
  return (
    <div className={styles.published} role="status">
      <strong>{texts.published(published.version)}</strong>
      <p>{texts.publishedHow(name, beijingTime(published.at))}</p>
      <p>{texts.publishedNext}</p>
      <p className={styles.small}>
        {texts.digest} {published.digest}
      </p>
    </div>
  );
}
