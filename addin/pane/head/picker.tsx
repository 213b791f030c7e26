import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { ChevronDown12Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { uiHead } from '#shared/messages/ui-head.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './head.module.css';

/** A small button that says what is in force and opens the place to change it. */
export function Picker({
  what,
  shown,
  open,
  onOpen,
  children,
}: {
  readonly what: string;
  readonly shown: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  const texts = useTexts(uiHead);
  return (
    <Popover open={open} onOpenChange={(_, data) => onOpen(data.open)} positioning="below-start" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.picker}
          appearance="subtle"
          size="small"
          icon={<ChevronDown12Regular />}
          iconPosition="after"
          aria-label={texts.change(what, shown)}
        >
          <span>{shown}</span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={texts.pickTitle(what)}>
        <h2>{texts.pickTitle(what)}</h2>
        {children}
      </PopoverSurface>
    </Popover>
  );
}

export interface PickerOption {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
}

/** One choice of a list; the list scrolls, the choice in force is said. */
export function PickerList({
  options,
  chosen,
  onChoose,
}: {
  readonly options: readonly PickerOption[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}) {
  return (
    <ul className={styles.options}>
      {options.map((option) => (
        <li key={option.key}>
          <button type="button" aria-pressed={option.key === chosen} onClick={() => onChoose(option.key)}>
            <span>{option.label}</span>
            {option.detail && <small>{option.detail}</small>}
          </button>
        </li>
      ))}
    </ul>
  );
}
