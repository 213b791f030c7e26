import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { uiScore } from '#shared/messages/ui-score.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';

/** Says that values are being tried, and brings the workbook's own back. */
export function TryBar() {
  const { workbook } = usePane();
  const texts = useTexts(uiScore);
  const count = useSession((state) => Object.keys(state.tried).length);
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
