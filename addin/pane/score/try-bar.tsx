import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';

/** Says that values are being tried, together with the total that answers them, and brings the workbook's own back. */
export function TryBar() {
  const { workbook } = usePane();
  const texts = useTexts(uiScore);
  const count = useSession((state) => (state.triedResult ? Object.keys(state.tried).length : 0));
  if (count === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{texts.trying(count)}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={workbook.restoreTried}>
          {texts.restore}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
