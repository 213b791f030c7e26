import type { ReactNode } from 'react';
import { uiHead } from '#shared/messages/ui/ui-head.ts';
import { DropPanel } from '../shell/drop-panel.tsx';
import { useTexts } from '../shell/session-context.ts';
import styles from './head.module.css';

/** A small button that says what is in force and opens the place to change it. */
export function Picker({
  what,
  shown,
  open,
  onOpen,
  align,
  children,
}: {
  readonly what: string;
  readonly shown: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}) {
  const texts = useTexts(uiHead);
  return (
    <DropPanel
      className={styles.picker}
      label={texts.change(what, shown)}
      title={texts.pickTitle(what)}
      shown={shown}
      open={open}
      onOpen={onOpen}
      align={align ?? 'start'}
    >
      {children}
    </DropPanel>
  );
}
