import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import { useTexts } from '../shell/session-context.ts';
import { type GridKeys, keyAction } from './grid-keys.ts';
import styles from './workbench.module.css';

/**
 * Address and content of the current cell, and the one field that has the focus while somebody works in the grid: what is
 * typed replaces the content, whatever input method composes it. Enter writes and goes down, Escape gives up.
 */
export function FormulaBar({
  field,
  keys,
  address,
  selected,
  content,
  draft,
  moving,
  readOnly,
  onMoving,
  onDraft,
  onCommit,
  onCopy,
  onPaste,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly keys: RefObject<GridKeys | null>;
  readonly address: string;
  /** What is selected: the same cell, or a block with its size in words. */
  readonly selected: { readonly address: string; readonly size: string };
  readonly content: string;
  /** What is being typed; null = not editing. */
  readonly draft: string | null;
  /** Keys move about in the grid; a click into the field ends it. */
  readonly moving: boolean;
  readonly readOnly: boolean;
  readonly onMoving: (moving: boolean) => void;
  readonly onDraft: (text: string | null) => void;
  readonly onCommit: (text: string, then: 'down' | 'stay') => void;
  /** The selected block as text; null for a single cell. */
  readonly onCopy: () => string | null;
  readonly onPaste: (text: string) => void;
}) {
  const texts = useTexts(uiWorkbench);
  const editing = draft !== null;
  const inGrid = moving && !editing;
  useEffect(() => {
    const input = field.current;
    if (!input || !editing) return;
    // F2 and a double click go on at the end; a typed character stands there already.
    if (document.activeElement !== input) input.focus();
    const end = input.value.length;
    if (input.selectionStart === 0 && input.selectionEnd === end) input.setSelectionRange(end, end);
  }, [editing, field]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell or content is selected whole again.
  useEffect(() => {
    if (inGrid && document.activeElement === field.current) field.current?.select();
  }, [inGrid, address, content, field]);
  /** Enter and Escape have settled the text; leaving the field must not write it once more. */
  const settled = useRef(false);
  const settle = (): void => {
    settled.current = true;
    onDraft(null);
    onMoving(true);
    field.current?.focus();
    settled.current = false;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (inGrid) {
      if (event.key === 'Tab') leaveGridOut(event.currentTarget);
      else if (keys.current && keyAction(event, keys.current)) event.preventDefault();
    } else if (event.key === 'Enter') {
      const text = draft ?? content;
      settle();
      onCommit(text, 'down');
    } else if (event.key === 'Escape') settle();
  };
  /** One cell is copied as its content, which the field holds; a block as cells. */
  const onCopyOut = (event: ClipboardEvent): void => {
    const block = inGrid ? onCopy() : null;
    if (block === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', block);
  };
  const onCut = (event: ClipboardEvent): void => {
    if (!inGrid) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', onCopy() ?? content);
    keys.current?.onClear();
  };
  return (
    <div className={styles.formulaBar}>
      <span role="status" aria-label={texts.address} title={selected.size || undefined}>
        {selected.address}
        {selected.size && <span className="only-spoken">{selected.size}</span>}
      </span>
      <input
        ref={field}
        aria-label={`${texts.formula} ${address}`}
        value={draft ?? content}
        readOnly={readOnly}
        data-moving={inGrid || undefined}
        title={readOnly ? texts.locked : undefined}
        onMouseDown={() => onMoving(false)}
        onChange={(event) => onDraft(event.target.value)}
        onBlur={() => {
          onMoving(false);
          if (draft !== null && !settled.current) onCommit(draft, 'stay');
        }}
        onKeyDown={onKeyDown}
        onCopy={onCopyOut}
        onCut={onCut}
        onPaste={(event) => {
          if (!inGrid) return;
          event.preventDefault();
          onPaste(event.clipboardData.getData('text/plain'));
        }}
      />
    </div>
  );
}

/**
 * Tab goes on behind the grid, which would hand the focus straight back. The way back through the grid is open again as soon
 * as the field has lost the focus, however quickly Shift+Tab follows.
 */
function leaveGridOut(field: HTMLElement): void {
  const grid = document.querySelector<HTMLElement>('[role="grid"]');
  if (!grid) return;
  grid.tabIndex = -1;
  const open = (): void => {
    grid.tabIndex = 0;
  };
  field.addEventListener('blur', open, { once: true });
}
