import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import { SEVERITIES, type Severity } from '#shared/model/finding.ts';
import { areaAddress, cellAddress, parseCellAddress } from '#shared/workbook/address.ts';
import type { RawCell, RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { formatCellText } from '#shared/xlsx/read/format-cell-text.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { FormulaBar } from './formula-bar.tsx';
import { cellOf } from './grid-frame.ts';
import type { GridKeys } from './grid-keys.ts';
import { type GridSelection, isBlock, onlyCell, selectedArea } from './grid-selection.ts';
import { SelectionSum } from './selection-sum.tsx';
import { SheetGrid } from './sheet-grid.tsx';
import { typedValue } from './typed-value.ts';
import { useBlockEdits } from './use-block-edits.ts';
import { useLook } from './use-look.ts';
import styles from './workbench.module.css';
import type { WorkbenchFiles } from './workbench-files.ts';

const FIRST: GridSelection = onlyCell({ row: 0, column: 0 });

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
  const [selection, setSelection] = useState<GridSelection>(FIRST);
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
        if (at) setSelection(onlyCell(at));
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

  const { active } = selection;
  const area = useMemo(() => selectedArea(selection, sheet.merges), [selection, sheet.merges]);
  const block = isBlock(area, sheet.merges);
  const cellAt = useCallback((row: number, column: number) => cellOf(sheet, row, column), [sheet]);
  const cell = cellAt(active.row, active.column);
  const content = cell?.formula !== undefined ? `=${cell.formula}` : contentText(cell?.value ?? null);
  const address = cellAddress(active.row, active.column);
  const readOnly = sheet.protected && cell?.locked !== false;
  const select = useCallback((chosen: GridSelection) => {
    setDraft(null);
    setSelection(chosen);
  }, []);
  const mayType = !readOnly && cell?.formula === undefined;
  const begin = useCallback(() => {
    if (mayType) setDraft(content);
  }, [mayType, content]);
  const commit = (text: string) => {
    setDraft(null);
    if (text !== content) void workbook.type([{ sheet: sheet.name, cell: address, value: typedValue(text) }]);
  };
  const edits = useBlockEdits({ sheet, selection, area, block, cellAt, textOf, onSelect: setSelection });
  return (
    <>
      <FormulaBar
        field={field}
        keys={keys}
        moving={moving}
        onMoving={setMoving}
        onCopy={edits.copy}
        onPaste={edits.paste}
        address={address}
        selected={{
          address: block ? areaAddress(area) : address,
          size: block ? texts.block(area.bottom - area.top + 1, area.right - area.left + 1) : '',
        }}
        content={content}
        draft={draft}
        readOnly={readOnly || cell?.formula !== undefined}
        onDraft={setDraft}
        onCommit={(text, then) => {
          commit(text);
          if (then === 'down') setSelection(onlyCell({ row: active.row + 1, column: active.column }));
        }}
      />
      {look ? (
        <SheetGrid
          key={sheet.name}
          sheet={sheet}
          look={look}
          marks={marks}
          selection={selection}
          textOf={textOf}
          onSelect={select}
          onBegin={begin}
          onClear={() => (block ? edits.clear() : mayType && content !== '' && commit(''))}
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
      <div className={styles.foot}>
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
                select(FIRST);
              }}
            >
              {each.visibility === 'visible' ? each.name : texts.hiddenSheet(each.name)}
            </button>
          ))}
        </div>
        {block && <SelectionSum area={area} cellAt={cellAt} />}
      </div>
    </>
  );
}

function contentText(value: RawWorkbook['sheets'][number]['cells'][number]['value']): string {
  if (!value) return '';
  return value.type === 'boolean' ? (value.value ? 'TRUE' : 'FALSE') : value.text;
}
