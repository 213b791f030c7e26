import { useState } from 'react';
import { fallsShort, type IssueDraft } from '#addin/actions/rules/draft-issue.ts';
import { issueTargets } from '#addin/actions/rules/issue-documents.ts';
import type { Published } from '#addin/actions/rules/publish-rules.ts';
import { compareTargets } from '#shared/issuing/issued/compare-issued.ts';
import { uiIssue } from '#shared/messages/ui/ui-issue.ts';
import type { IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { ServerSession } from '../session/server-session.ts';
import { IssuingNotes } from '../shell/issuing-notes.tsx';
import { useTexts } from '../shell/session-context.ts';
import { DifferenceList } from './difference-list.tsx';
import { SendIssue } from './send-issue.tsx';
import styles from './sheet-desk.module.css';
import { TargetSums } from './target-sums.tsx';
import type { InForce } from './use-issue-draft.ts';

/** The 分解表: Σ of the parts against the city's target, what to look at, what changes, and the signature. */
export function TargetsCard({
  issued,
  draft,
  pack,
  session,
  inForce,
  onSent,
}: {
  readonly issued: IssuedTargets;
  readonly draft: IssueDraft;
  readonly pack: RulePack;
  readonly session: ServerSession | null;
  readonly inForce: InForce | null;
  readonly onSent: () => void;
}) {
  const texts = useTexts(uiIssue);
  const [document, setDocument] = useState<string | null>(null);
  const held = inForce?.targets.find(({ targets }) => targets.period === issued.period) ?? null;
  const next = { ...issued, document: document?.trim() || issued.document };
  const changes = held ? compareTargets(pack, held.targets, next) : [];
  const same = held !== null && changes.length === 0 && held.targets.document === next.document;
  const counties = new Set(issued.targets.map(({ region }) => region)).size;
  const indicators = new Set(draft.sums.map(({ name }) => name)).size;
  const publish = async (session: ServerSession): Promise<Published> =>
    issueTargets(await session.actor(), next, held?.digest ?? null);
  return (
    <section className={styles.card} aria-label={texts.targets}>
      <h1>{texts.foundTargets(counties, indicators)}</h1>
      <p className={styles.small}>
        {texts.year(issued.period)} · {texts.live}
      </p>
      <TargetSums sums={draft.sums} />
      <h3>{texts.notes}</h3>
      {draft.targetNotes.length > 0 ? (
        <IssuingNotes notes={draft.targetNotes} />
      ) : (
        <p className={styles.quiet}>{texts.clean}</p>
      )}
      <h3>{texts.against}</h3>
      {inForce && !held && <p className={styles.quiet}>{texts.first}</p>}
      {same && <p className={styles.quiet}>{texts.same}</p>}
      <DifferenceList changes={changes} />
      {!same && (
        <SendIssue
          session={session}
          pack={pack}
          document={document ?? issued.document}
          onDocument={setDocument}
          ready={inForce !== null}
          blocked={draft.targetNotes.some(({ severity }) => severity === 'blocking')}
          warning={draft.sums.some(fallsShort) ? texts.short : null}
          label={texts.sendTargets}
          says={texts.sentTargets}
          send={publish}
          onSent={onSent}
        />
      )}
    </section>
  );
}
