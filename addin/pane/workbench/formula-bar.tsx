import { useEffect, useRef } from 'react';
import { uiWorkbench } from '#shared/messages/ui-workbench.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './workbench.module.css';

/** Address and content of the current cell. Enter writes and goes down, Escape gives up, both return to the grid. */
export function FormulaBar({
  address,
  content,
  draft,
  readOnly,
  onDraft,
  onCommit,
}: {
  readonly address: string;
  readonly content: string;
  /** What is being typed; null = not editing. */
  readonly draft: string | null;
  readonly readOnly: boolean;
  readonly onDraft: (text: string | null) => void;
  readonly onCommit: (text: string, then: 'down' | 'stay') => void;
}) {
  const texts = useTexts(uiWorkbench);
  const input = useRef<HTMLInputElement>(null);
  const editing = draft !== null;
  useEffect(() => {
    // The person began to type in the grid: the text goes on here.
    if (editing && document.activeElement !== input.current) {
      input.current?.focus();
      const end = input.current?.value.length ?? 0;
      input.current?.setSelectionRange(end, end);
    }
  }, [editing]);
  /** Enter and Escape have settled the text; leaving the field must not write it once more. */
  const settled = useRef(false);
  const backToGrid = () => {
    settled.current = true;
    onDraft(null);
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    settled.current = false;
  };
  return (
    <div className={styles.formulaBar}>
      <span role="status" aria-label={texts.address}>
        {address}
      </span>
      <input
        ref={input}
        aria-label={`${texts.formula} ${address}`}
        value={draft ?? content}
        readOnly={readOnly}
        title={readOnly ? texts.locked : undefined}
        onChange={(event) => onDraft(event.target.value)}
        onBlur={() => draft !== null && !settled.current && onCommit(draft, 'stay')}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            const text = draft ?? content;
            backToGrid();
            onCommit(text, 'down');
          } else if (event.key === 'Escape') {
            backToGrid();
          }
        }}
      />
    </div>
  );
}
