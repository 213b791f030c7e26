import { Tab, TabList } from '@fluentui/react-components';
import { uiShell } from '#shared/messages/ui-shell.ts';
import { TABS, type Tab as TabName } from '../session/session-state.ts';
import styles from './pane.module.css';
import { usePane, useSession, useTexts } from './session-context.ts';

export function PaneTabs() {
  const { store } = usePane();
  const tab = useSession((state) => state.tab);
  const texts = useTexts(uiShell);
  return (
    <TabList
      className={styles.tabs}
      size="small"
      selectedValue={tab}
      aria-label={texts.tabsLabel}
      onTabSelect={(_, data) => store.set({ tab: data.value as TabName })}
    >
      {TABS.map((each) => (
        <Tab key={each} id={`tab-${each}`} value={each} aria-controls="screen">
          {texts.tabs[each]}
        </Tab>
      ))}
    </TabList>
  );
}
