import { Button, Field, Select, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { Identity } from '#addin/actions/submit/enrol.ts';
import { mayBeSent } from '#addin/actions/submit/prepare-submission.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import type { PackId, PeriodId } from '#shared/model/brands.ts';
import { NATURES, type Nature } from '#shared/model/snapshot.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { usePackTitle } from '../shell/use-packs.ts';
import { ChecklistCard } from './checklist-card.tsx';
import { PreviewCard } from './preview-card.tsx';
import { ShareProgress } from './share-progress.tsx';
import styles from './submit.module.css';
import { useDraft } from './use-draft.ts';

/** The checklist, the preview and the one button. */
export function SendCard({
  session,
  identity,
  result,
}: {
  readonly session: ServerSession;
  readonly identity: Identity;
  readonly result: CheckResult;
}) {
  const marks = useTexts(uiMarks);
  const { store, workbook } = usePane();
  const texts = useTexts(uiSubmit);
  const chosen = useSession((state) => state.notes.choice);
  const titleOf = usePackTitle();
  const [pack, setPack] = useState<PackId>(result.packs[0]!.id);
  const [nature, setNature] = useState<Nature>(NATURES[0]);
  const [busy, setBusy] = useState(false);
  const period = chosen.period ?? result.recognition.period ?? result.scores[0]?.period ?? ('' as PeriodId);
  const packId = result.packs.some((each) => each.id === pack) ? pack : result.packs[0]!.id;
  const draft = useDraft(session, identity, { result, pack: packId, period, nature });

  const send = async () => {
    if (!draft) return;
    setBusy(true);
    await workbook.guarded(async () => {
      const submitted = await session.submit(draft);
      if (submitted) {
        const kept = store.get().notes.submissions.filter((each) => each.digest !== submitted.kept.digest);
        await workbook.note({ submissions: [submitted.kept, ...kept] });
        store.set({
          announcement: `${texts.received}${marks.comma}${texts.sequence(submitted.kept.sequence)}`,
        });
      } else store.set({ lastWrite: { token: null, says: texts.postponed } });
    });
    setBusy(false);
  };

  return (
    <>
      {result.packs.length > 1 && (
        <Field label={texts.whichPack} size="small">
          <Select size="small" value={packId} onChange={(_, data) => setPack(data.value as PackId)}>
            {result.packs.map((each) => (
              <option key={each.id} value={each.id}>
                {titleOf(each.id)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {draft ? (
        <>
          <ChecklistCard checklist={draft.checklist} identity={identity} session={session} />
          <PreviewCard draft={draft} session={session} />
          <ShareProgress draft={draft} session={session} />
          <div className={styles.send}>
            <Select
              size="small"
              aria-label={texts.nature}
              title={texts.natureWhy}
              value={nature}
              onChange={(_, data) => setNature(data.value as Nature)}
            >
              {NATURES.map((each) => (
                <option key={each} value={each}>
                  {texts.natures[each]}
                </option>
              ))}
            </Select>
            <Button
              appearance="primary"
              disabled={busy || !mayBeSent(draft.checklist)}
              onClick={() => void send()}
            >
              {busy
                ? texts.submitting
                : draft.snapshot.revision > 1
                  ? texts.submitRevision(draft.snapshot.revision)
                  : texts.submit}
            </Button>
          </div>
        </>
      ) : (
        <Spinner size="tiny" label={texts.connecting} />
      )}
    </>
  );
}
