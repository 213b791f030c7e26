import { useMemo } from 'react';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import type { CellArea, RawCell } from '#shared/workbook/raw-workbook.ts';
import { useTexts } from '../shell/session-context.ts';
import { sumOfArea } from './sum-of-area.ts';
import styles from './workbench.module.css';

/** Count and sum of the selected block, where Excel shows them. */
export function SelectionSum({
  area,
  cellAt,
}: {
  readonly area: CellArea;
  readonly cellAt: (row: number, column: number) => RawCell | undefined;
}) {
  const texts = useTexts(uiWorkbench);
  const found = useMemo(() => sumOfArea(area, cellAt), [area, cellAt]);
  if (!found) return null;
  return (
    <span className={styles.sum}>
      <span>{texts.filled(found.filled)}</span>
      {found.sum !== null && <span>{texts.sum(found.sum)}</span>}
    </span>
  );
}
