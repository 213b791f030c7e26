import { Checkbox } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Draft } from '#addin/actions/submit/prepare-submission.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';

const CHOICE = 'share-progress';

/** Off until a person says so: then the city's board shows how far the draft is, in counts and never in values. */
export function ShareProgress({
  draft,
  session,
}: {
  readonly draft: Draft;
  readonly session: ServerSession;
}) {
  const { services } = usePane();
  const texts = useTexts(uiSubmit);
  const explained = useSession((state) => state.notes.explanations.length);
  const [shared, setShared] = useState(false);
  useEffect(() => {
    void services.memory.read(CHOICE).then((kept) => setShared(kept === true));
  }, [services]);
  useEffect(() => {
    if (!shared) return;
    const { snapshot, checklist, pack } = draft;
    const required = pack.indicators.filter((indicator) => indicator.required).length;
    // Progress is a courtesy: without a connection nobody needs to hear of it.
    void session.server
      .tellReadiness({
        pack: snapshot.pack.id,
        period: snapshot.period,
        blocking: checklist.blocking,
        query: checklist.unexplained,
        explained,
        filled: required - checklist.absent.length,
        required,
      })
      .catch(() => undefined);
  }, [shared, draft, session, explained]);
  return (
    <Checkbox
      label={texts.share}
      checked={shared}
      onChange={(_, data) => {
        setShared(data.checked === true);
        void services.memory.write(CHOICE, data.checked === true);
      }}
    />
  );
}
