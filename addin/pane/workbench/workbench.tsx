import { type DragEvent, lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import { whenIdle } from '../shell/when-idle.ts';
import { Opening } from './opening.tsx';
import { Toolbar } from './toolbar.tsx';
import { Welcome } from './welcome.tsx';
import styles from './workbench.module.css';
import type { WorkbenchFiles } from './workbench-files.ts';

const sheetArea = () => import('./sheet-area.tsx');
const SheetArea = lazy(async () => ({ default: (await sheetArea()).SheetArea }));

/** 网页工作台: the workbook as it looks on the left, the same pane as in Excel on the right. */
export function Workbench({ files, pane }: { readonly files: WorkbenchFiles; readonly pane: ReactElement }) {
  const texts = useTexts(uiWorkbench);
  const phase = useSession((state) => state.phase);
  const raw = useSession((state) => state.raw);
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    document.title = texts.title;
  }, [texts.title]);
  // While the person looks for a file, the grid and the thread for files are on their way.
  useEffect(
    () =>
      whenIdle(() => {
        void sheetArea();
        files.warm();
      }),
    [files],
  );
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
        <Opening files={files} />
        <section className={styles.sheetSide} aria-label={texts.grid}>
          {raw && phase !== 'empty' ? (
            <Suspense fallback={null}>
              <SheetArea files={files} raw={raw} />
            </Suspense>
          ) : (
            <Welcome files={files} />
          )}
        </section>
        <aside className={styles.paneSide}>{pane}</aside>
      </div>
      {dragging && <div className={styles.dropping}>{texts.dropNow}</div>}
    </div>
  );
}
