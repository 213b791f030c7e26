import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import type { Severity } from '#shared/model/finding.ts';
import { columnName } from '#shared/workbook/address.ts';
import type { RawCell, RawSheet } from '#shared/workbook/raw-workbook.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './grid.module.css';
import { GridBlock } from './grid-block.tsx';
import { cellId, frameGrid } from './grid-frame.ts';
import type { GridKeys } from './grid-keys.ts';
import type { GridLook } from './grid-look.ts';
import { GridRow } from './grid-row.tsx';
import { type GridSelection, isBlock, selectedArea } from './grid-selection.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useSeenPart } from './use-seen-part.ts';

/** Sizes of the headers, in pixels. */
const HEADER = { height: 22, width: 44 };

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** A page down keeps a line of what was seen; the rows drawn to spare are not seen. */
const pageOf = (drawn: number): number => Math.max(1, drawn - 32);

/** One sheet as it looks in Excel, drawn only where it is seen. Frozen rows and columns stay. */
export function SheetGrid({
  sheet,
  look,
  marks,
  selection,
  onSelect,
  onBegin,
  onClear,
  onUndo,
  onReached,
  keys,
  active,
  textOf,
}: {
  readonly sheet: RawSheet;
  readonly look: GridLook;
  readonly marks: ReadonlyMap<string, Severity>;
  readonly selection: GridSelection;
  readonly onSelect: (selection: GridSelection) => void;
  readonly onBegin: () => void;
  readonly onClear: () => void;
  readonly onUndo: () => void;
  /** The grid was reached; the field that takes its keys goes on. */
  readonly onReached: () => void;
  /** Where that field finds what a key does. */
  readonly keys: RefObject<GridKeys | null>;
  /** Whether keys move about here. */
  readonly active: boolean;
  readonly textOf: (cell: RawCell) => string;
}) {
  const texts = useTexts(uiWorkbench);
  const scroller = useRef<HTMLDivElement>(null);
  const frame = useMemo(() => frameGrid(sheet, look), [sheet, look]);
  const size = (starts: Float64Array) => (index: number) => starts[index + 1]! - starts[index]!;
  const seen = useSeenPart(scroller, frame);
  const frozen = {
    rows: Math.min(look.freeze.rows, frame.rows),
    columns: Math.min(look.freeze.columns, frame.columns),
  };
  const frozenHeight = frame.rowTop[frozen.rows]!;
  const frozenWidth = frame.columnLeft[frozen.columns]!;
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (selection.still) return;
    const { row, column } = selection.reach;
    const merge = frame.mergeAt(row, column);
    const view = { height: element.clientHeight - HEADER.height, width: element.clientWidth - HEADER.width };
    const move = (start: number, end: number, at: number, room: number, fixed: number): number =>
      start < at + fixed ? start - fixed : end > at + room ? end - room : at;
    const bottom = frame.rowTop[(merge?.bottom ?? row) + 1] ?? frame.rowTop[frame.rows]!;
    if (row >= frozen.rows)
      element.scrollTop = move(frame.rowTop[row]!, bottom, element.scrollTop, view.height, frozenHeight);
    if (column >= frozen.columns)
      element.scrollLeft = move(
        frame.columnLeft[column]!,
        frame.columnLeft[column + 1]!,
        element.scrollLeft,
        view.width,
        frozenWidth,
      );
  }, [selection, frame, frozen.rows, frozen.columns, frozenHeight, frozenWidth]);

  const area = useMemo(() => selectedArea(selection, frame.merges), [selection, frame]);
  const isSelected = (row: number): boolean => row >= area.top && row <= area.bottom;
  const pointer = useGridPointer(scroller, {
    frame,
    selection,
    header: HEADER,
    frozen: { width: frozenWidth, height: frozenHeight },
    onSelect,
    onBegin,
  });

  // Lists that stay the same keep rows that are drawn already from being drawn again.
  const fixedRows = useMemo(() => upTo(frozen.rows), [frozen.rows]);
  const fixedColumns = useMemo(() => upTo(frozen.columns), [frozen.columns]);
  const freeRows = useMemo(() => seen.rows.filter((row) => row >= frozen.rows), [seen.rows, frozen.rows]);
  const freeColumns = useMemo(
    () => seen.columns.filter((column) => column >= frozen.columns),
    [seen.columns, frozen.columns],
  );
  keys.current = {
    frame,
    selection,
    page: pageOf(seen.rows.length),
    onSelect,
    onBegin,
    onClear,
    onUndo,
  };
  const part = (
    ofRows: readonly number[],
    ofColumns: readonly number[],
    from: { top: number; left: number },
  ) =>
    ofRows.map((row) => (
      <GridRow
        key={row}
        row={row}
        columns={ofColumns}
        top={from.top}
        left={from.left}
        frame={frame}
        look={look}
        marks={marks}
        active={row === selection.active.row ? selection.active.column : null}
        from={isSelected(row) ? area.left : null}
        to={isSelected(row) ? area.right : null}
        textOf={textOf}
      />
    ));
  const lines = {
    fixedRows: { from: 0, to: frozen.rows },
    freeRows: { from: frozen.rows, to: frame.rows },
    fixedColumns: { from: 0, to: frozen.columns },
    freeColumns: { from: frozen.columns, to: frame.columns },
  };
  const block = (ofRows: 'fixedRows' | 'freeRows', ofColumns: 'fixedColumns' | 'freeColumns') =>
    isBlock(area, sheet.merges) && (
      <GridBlock area={area} frame={frame} rows={lines[ofRows]} columns={lines[ofColumns]} />
    );
  const across = (list: readonly number[], left: number) =>
    list.map((column) => (
      <span
        key={column}
        className={styles.columnHead}
        data-current={(column >= area.left && column <= area.right) || undefined}
        style={{ left: frame.columnLeft[column]! - left, width: size(frame.columnLeft)(column) }}
      >
        {columnName(column)}
      </span>
    ));
  const down = (list: readonly number[], top: number) =>
    list.map((row) => (
      <span
        key={row}
        className={styles.rowHead}
        data-current={isSelected(row) || undefined}
        style={{ top: frame.rowTop[row]! - top, height: size(frame.rowTop)(row) }}
      >
        {row + 1}
      </span>
    ));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element can't be drawn in parts; roles say what it is.
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      tabIndex={0}
      aria-label={`${texts.grid} ${sheet.name}`}
      aria-rowcount={frame.rows}
      aria-colcount={frame.columns}
      aria-multiselectable="true"
      aria-activedescendant={cellId(selection.active.row, selection.active.column)}
      data-lines={look.gridLines || undefined}
      data-active={active || undefined}
      onFocus={(event) => event.target === event.currentTarget && onReached()}
      {...pointer}
    >
      <div
        className={styles.canvas}
        role="presentation"
        style={{
          height: frame.rowTop[frame.rows]! + HEADER.height,
          width: frame.columnLeft[frame.columns]! + HEADER.width,
          gridTemplateRows: `${HEADER.height + frozenHeight}px 1fr`,
          gridTemplateColumns: `${HEADER.width + frozenWidth}px 1fr`,
        }}
      >
        <div className={styles.corner} role="presentation">
          <div className={styles.columnHeads} style={{ left: HEADER.width }} aria-hidden="true">
            {across(fixedColumns, 0)}
          </div>
          <div className={styles.rowHeads} style={{ top: HEADER.height }} aria-hidden="true">
            {down(fixedRows, 0)}
          </div>
          <div
            className={styles.cells}
            style={{ top: HEADER.height, left: HEADER.width }}
            role="presentation"
          >
            {part(fixedRows, fixedColumns, { top: 0, left: 0 })}
            {block('fixedRows', 'fixedColumns')}
          </div>
        </div>
        <div className={styles.top} role="presentation">
          <div className={styles.columnHeads} aria-hidden="true">
            {across(freeColumns, frozenWidth)}
          </div>
          <div className={styles.cells} style={{ top: HEADER.height }} role="presentation">
            {part(fixedRows, freeColumns, { top: 0, left: frozenWidth })}
            {block('fixedRows', 'freeColumns')}
          </div>
        </div>
        <div className={styles.left} role="presentation">
          <div className={styles.rowHeads} aria-hidden="true">
            {down(freeRows, frozenHeight)}
          </div>
          <div className={styles.cells} style={{ left: HEADER.width }} role="presentation">
            {part(freeRows, fixedColumns, { top: frozenHeight, left: 0 })}
            {block('freeRows', 'fixedColumns')}
          </div>
        </div>
        <div className={styles.body} role="presentation">
          {part(freeRows, freeColumns, { top: frozenHeight, left: frozenWidth })}
          {block('freeRows', 'freeColumns')}
        </div>
      </div>
    </div>
  );
}
