import { Spinner } from '@fluentui/react-components';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useTexts } from '../shell/session-context.ts';
import { useServerSession, useServerState } from '../shell/use-server.ts';
import { EnrolForm } from '../submit/enrol-form.tsx';
import { CityView } from './city-view.tsx';

/** 汇总 in the pane: the same city as on its own page, in one column. */
export function CityScreen() {
  const session = useServerSession();
  const texts = useTexts(uiSubmit);
  if (!session) return <Spinner size="small" label={texts.connecting} />;
  return <CityOf session={session} />;
}

export function CityOf({
  session,
  wide = false,
}: {
  readonly session: ServerSession;
  readonly wide?: boolean;
}) {
  const identity = useServerState(session, (state) => state.identity);
  if (!identity) return <EnrolForm session={session} />;
  return <CityView session={session} identity={identity} wide={wide} />;
}
