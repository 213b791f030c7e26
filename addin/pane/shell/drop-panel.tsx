import { Button, type ButtonProps } from '@fluentui/react-components';
import { ChevronDown12Regular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './drop-panel.module.css';

/** A button with a panel under it. Escape, a click elsewhere and choosing close it; the focus returns to the button. */
export function DropPanel({
  label,
  shown,
  title,
  open,
  onOpen,
  children,
  align = 'start',
  appearance = 'subtle',
  size = 'small',
  className = '',
}: {
  /** What a screen reader hears of the button. */
  readonly label: string;
  readonly shown: ReactNode;
  readonly title?: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  readonly appearance?: NonNullable<ButtonProps['appearance']>;
  readonly size?: NonNullable<ButtonProps['size']>;
  readonly className?: string | undefined;
}) {
  const whole = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    // The person opened it: the keyboard goes on inside.
    panel.current?.querySelector<HTMLElement>('input, button, select')?.focus();
    const leave = (event: PointerEvent | FocusEvent) => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) onOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open, onOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard wherever the focus is inside.
    <div
      ref={whole}
      className={`${styles.whole} ${className}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        onOpen(false);
        whole.current?.querySelector('button')?.focus();
      }}
    >
      <Button
        className={styles.button ?? ''}
        appearance={appearance}
        size={size}
        icon={<ChevronDown12Regular />}
        iconPosition="after"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => onOpen(!open)}
      >
        <span>{shown}</span>
      </Button>
      {open && (
        <section ref={panel} id={id} className={styles.panel} data-align={align} aria-label={title ?? label}>
          {title && <h2>{title}</h2>}
          {children}
        </section>
      )}
    </div>
  );
}

export interface PanelOption {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
}

/** The choices of a panel; the list scrolls, the choice in force is said. */
export function PanelOptions({
  options,
  chosen,
  onChoose,
}: {
  readonly options: readonly PanelOption[];
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
