import { Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import { uiHostLimits } from '#shared/messages/ui/ui-host-limits.ts';
import { usePane, useTexts } from '../shell/session-context.ts';

/** Whether the pane opens by itself with this workbook; kept in the workbook, so it holds for whoever opens it. */
export function AutoOpen({ autoOpen }: { readonly autoOpen: NonNullable<WorkbookHost['autoOpen']> }) {
  const { store, workbook } = usePane();
  const texts = useTexts(uiHostLimits);
  const [on, setOn] = useState(() => autoOpen.isOn());
  return (
    <Switch
      label={texts.autoOpen}
      checked={on}
      onChange={(_, data) =>
        void workbook.guarded(async () => {
          await autoOpen.set(data.checked);
          setOn(data.checked);
          store.set({
            lastWrite: { token: null, says: data.checked ? texts.autoOpenOn : texts.autoOpenOff },
          });
        })
      }
    />
  );
}
