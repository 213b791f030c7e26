import { type KeyboardEvent, useRef } from 'react';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { TABS } from '../session/session-state.ts';
import styles from './pane.module.css';
import { usePane, useSession, useTexts } from './session-context.ts';

/** The pages of the pane. One stop for Tab; arrows, Home and End move between them. */
export function PaneTabs() {
  const { store } = usePane();
  const tab = useSession((state) => state.tab);
  const texts = useTexts(uiShell);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = TABS.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = TABS[(to + TABS.length) % TABS.length]!;
    store.set({ tab: next });
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label={texts.tabsLabel} onKeyDown={onKeyDown}>
      {TABS.map((each) => (
        <button
          key={each}
          type="button"
          id={`tab-${each}`}
          role="tab"
          aria-selected={each === tab}
          aria-controls="screen"
          tabIndex={each === tab ? 0 : -1}
          onClick={() => store.set({ tab: each })}
        >
          {texts.tabs[each]}
        </button>
      ))}
    </div>
  );
}
