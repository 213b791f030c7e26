import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import { SEVERITIES, type Severity } from '#shared/model/finding.ts';
import { cellAddress, parseCellAddress } from '#shared/workbook/address.ts';
import type { RawCell, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { formatCellText } from '#shared/xlsx/read/format-cell-text.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { FormulaBar } from './formula-bar.tsx';
import type { GridKeys } from './grid-keys.ts';
import { pastedBlock } from './pasted-block.ts';
import { type GridPlace, SheetGrid } from './sheet-grid.tsx';
import { typedValue } from './typed-value.ts';
import { useLook } from './use-look.ts';
import styles from './workbench.module.css';
import type { WorkbenchFiles } from './workbench-files.ts';

/** One sheet with its formula bar above and the tabs of all sheets below. */
export function SheetArea({ files, raw }: { readonly files: WorkbenchFiles; readonly raw: RawWorkbook }) {
  const { workbook } = usePane();
  const texts = useTexts(uiWorkbench);
  const findings = useSession((state) => state.result?.findings);
  const firstVisible = Math.max(
    0,
    raw.sheets.findIndex((sheet) => sheet.visibility === 'visible'),
  );
  const [shown, setShown] = useState(raw.sheets[firstVisible]!.name);
  const [selected, setSelected] = useState<GridPlace>({ row: 0, column: 0 });
  const [draft, setDraft] = useState<string | null>(null);
  const [moving, setMoving] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const keys = useRef<GridKeys>(null);
  const sheet = raw.sheets.find((each) => each.name === shown) ?? raw.sheets[firstVisible]!;

  useEffect(
    () =>
      files.onSelect((place) => {
        const at = parseCellAddress(place.cell);
        setShown(place.sheet);
        setDraft(null);
        if (at) setSelected(at);
      }),
    [files],
  );

  const marks = useMemo(() => {
    const found = new Map<string, Severity>();
    for (const severity of [...SEVERITIES].reverse())
      for (const finding of findings ?? [])
        if (finding.severity === severity && finding.sheet === sheet.name && finding.cell !== null)
          found.set(finding.cell, severity);
    return found;
  }, [findings, sheet.name]);
  const look = useLook(files, sheet.name);
  const textOf = useCallback(
    (each: RawCell) => {
      const format = each.format ?? (look ? look.cell(each.row, each.column).format : undefined);
      return formatCellText(each.value, format, raw.date1904);
    },
    [look, raw.date1904],
  );

  const cell = useMemo(
    () => sheet.cells.find((each) => each.row === selected.row && each.column === selected.column),
    [sheet, selected],
  );
  const content = cell?.formula !== undefined ? `=${cell.formula}` : contentText(cell?.value ?? null);
  const address = cellAddress(selected.row, selected.column);
  const readOnly = sheet.protected && cell?.locked !== false;
  const select = useCallback((place: GridPlace) => {
    setDraft(null);
    setSelected(place);
  }, []);
  const mayType = !readOnly && cell?.formula === undefined;
  const begin = useCallback(() => {
    if (mayType) setDraft(content);
  }, [mayType, content]);
  const commit = (text: string) => {
    setDraft(null);
    if (text !== content) void workbook.type([{ sheet: sheet.name, cell: address, value: typedValue(text) }]);
  };
  /** A block goes down and to the right from the current cell; cells that can't be written are told. */
  const paste = (text: string) =>
    void workbook.type(
      pastedBlock(text).flatMap((cells, row) =>
        cells.map((each, column) => ({
          sheet: sheet.name,
          cell: cellAddress(selected.row + row, selected.column + column),
          value: typedValue(each),
        })),
      ),
    );
  return (
    <>
      <FormulaBar
        field={field}
        keys={keys}
        moving={moving}
        onMoving={setMoving}
        onPaste={paste}
        address={address}
        content={content}
        draft={draft}
        readOnly={readOnly || cell?.formula !== undefined}
        onDraft={setDraft}
        onCommit={(text, then) => {
          commit(text);
          if (then === 'down') setSelected({ row: selected.row + 1, column: selected.column });
        }}
      />
      {look ? (
        <SheetGrid
          key={sheet.name}
          sheet={sheet}
          look={look}
          marks={marks}
          selected={selected}
          textOf={textOf}
          onSelect={select}
          onBegin={begin}
          onClear={() => mayType && content !== '' && commit('')}
          onUndo={() => void workbook.undo()}
          onReached={() => {
            setMoving(true);
            field.current?.focus();
          }}
          keys={keys}
          active={moving && draft === null}
        />
      ) : (
        <div className={styles.lookAwaited} aria-busy="true" />
      )}
      <div className={styles.sheetTabs} role="tablist" aria-label={texts.sheets}>
        {raw.sheets.map((each) => (
          <button
            key={each.name}
            type="button"
            role="tab"
            aria-selected={each.name === sheet.name}
            data-hidden={each.visibility !== 'visible' || undefined}
            onClick={() => {
              setShown(each.name);
              select({ row: 0, column: 0 });
            }}
          >
            {each.visibility === 'visible' ? each.name : texts.hiddenSheet(each.name)}
          </button>
        ))}
      </div>
    </>
  );
}

function contentText(value: RawWorkbook['sheets'][number]['cells'][number]['value']): string {
  if (!value) return '';
  return value.type === 'boolean' ? (value.value ? 'TRUE' : 'FALSE') : value.text;
}
