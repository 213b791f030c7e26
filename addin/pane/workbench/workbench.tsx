import { type DragEvent, type ReactElement, useState } from 'react';
import { uiWorkbench } from '#shared/messages/ui-workbench.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import { SheetArea } from './sheet-area.tsx';
import { Toolbar } from './toolbar.tsx';
import { Welcome } from './welcome.tsx';
import styles from './workbench.module.css';
import type { WorkbenchFiles } from './workbench-files.ts';

/** 网页工作台: the workbook as it looks on the left, the same pane as in Excel on the right. */
export function Workbench({ files, pane }: { readonly files: WorkbenchFiles; readonly pane: ReactElement }) {
  const texts = useTexts(uiWorkbench);
  const phase = useSession((state) => state.phase);
  const raw = useSession((state) => state.raw);
  const [dragging, setDragging] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    const file = event.dataTransfer.files[0];
    if (file) void files.openFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the open button does the same.
    <div
      className={styles.workbench}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => event.currentTarget === event.target && setDragging(false)}
      onDrop={drop}
    >
      <Toolbar files={files} />
      <div className={styles.split}>
        <section className={styles.sheetSide} aria-label={texts.grid}>
          {raw && phase !== 'empty' ? <SheetArea files={files} raw={raw} /> : <Welcome files={files} />}
        </section>
        <aside className={styles.paneSide}>{pane}</aside>
      </div>
      {dragging && <div className={styles.dropping}>{texts.dropNow}</div>}
    </div>
  );
}
