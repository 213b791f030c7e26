import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import type { CellValue, RawSheet, RawWorkbook } from '../../workbook/raw-workbook.ts';
import { DEFAULT_LIMITS, type PackageLimits } from '../package/package-limits.ts';
import { archiveSource } from '../package/part-source.ts';
import { refuseForeignFile, refuseForeignPackage } from '../package/refuse-foreign-file.ts';
import { readWorkbookParts, type WorkbookParts } from '../package/workbook-parts.ts';
import { hasPart, openZip, readPart, type ZipArchive } from '../package/zip-archive.ts';
import type { ZipEngine } from '../package/zip-engine.ts';
import { isOurName, ourSheetNames } from '../patch/our-marks.ts';
import { decodePart } from '../xml/xml-text.ts';
import { type CellStyles, NO_STYLES, readCellStyles } from './cell-styles.ts';
import { readSheet } from './read-sheet.ts';
import { readSharedStrings } from './shared-strings.ts';

export interface ReadWorkbookOptions {
  readonly limits?: PackageLimits;
  /** Also the sheets that we added (核验结果 …); left out otherwise, since they are no data of the user. */
  readonly withOurSheets?: boolean;
}

/**
 * The cells of an .xlsx or .xlsm file. `name` is the file name without path.
 * Throws WorkbookRefusal for anything that is no readable workbook; the bytes are hostile input.
 */
export function readWorkbook(
  bytes: Uint8Array,
  name: string,
  engine: ZipEngine,
  options: ReadWorkbookOptions = {},
): RawWorkbook {
  return readArchive(openPackage(bytes, name, engine, options.limits), name, options);
}

/** Opens the package of a workbook, refusing every other kind of file. */
export function openPackage(
  bytes: Uint8Array,
  name: string,
  engine: ZipEngine,
  limits: PackageLimits = DEFAULT_LIMITS,
): ZipArchive {
  refuseForeignFile(bytes, name, limits);
  const archive = openZip(bytes, engine, limits);
  refuseForeignPackage(archive);
  return archive;
}

/** What the cells of every sheet of a workbook refer to. */
export interface CellContext {
  readonly strings: readonly CellValue[];
  readonly styles: CellStyles;
  readonly date1904: boolean;
}

/** The cells of an opened package. */
export function readArchive(
  archive: ZipArchive,
  name: string,
  options: ReadWorkbookOptions = {},
): RawWorkbook {
  const parts = readWorkbookParts(archiveSource(archive));
  const ours = ourSheetNames(parts);
  const wanted = parts.sheets.filter((sheet) => options.withOurSheets || !ours.has(sheet.name));
  if (wanted.length === 0) throw new WorkbookRefusal('no-sheet');
  const context = readCellContext(archive, parts);
  const sheets: RawSheet[] = [];
  let cellsLeft = archive.limits.cells;
  for (const { part, name: sheetName, visibility } of wanted) {
    const bytes = readPart(archive, part);
    const sheet = readSheet(bytes, archive.engine, part, {
      ...context,
      cellsLeft,
      cellLimit: archive.limits.cells,
    });
    giveBack(bytes, archive);
    cellsLeft -= sheet.cells.length;
    sheets.push({ name: sheetName, visibility, ...sheet });
  }
  return {
    name,
    sheets,
    date1904: parts.date1904,
    definedNames: definedNames(parts),
    ...(parts.hasMacros ? { hasMacros: true } : {}),
  };
}

/** Below this giving bytes back by hand gains nothing. */
const LARGE = 1024 * 1024;

/** The text of a large sheet, many times its file, goes at once: the collector would keep it while its cells are understood. */
function giveBack(bytes: Uint8Array, archive: ZipArchive): void {
  const { buffer } = bytes;
  // A part stored without compression lies in the file itself.
  if (bytes.length < LARGE || buffer === archive.bytes.buffer || !(buffer instanceof ArrayBuffer)) return;
  // A browser older than 2024 has no such method and leaves it to the collector.
  buffer.transfer?.(0);
}

export function readCellContext(archive: ZipArchive, parts: WorkbookParts): CellContext {
  const { sharedStrings, date1904 } = parts;
  const strings =
    sharedStrings !== undefined && hasPart(archive, sharedStrings)
      ? readSharedStrings(readPart(archive, sharedStrings), archive.engine)
      : [];
  return { strings, styles: stylesOf(archive, parts), date1904 };
}

function stylesOf(archive: ZipArchive, parts: WorkbookParts): CellStyles {
  const { styles } = parts;
  if (styles === undefined || !hasPart(archive, styles)) return NO_STYLES;
  const bytes = readPart(archive, styles);
  const known = stylesRead.get(bytes) ?? readCellStyles(decodePart(bytes, archive.engine, styles));
  stylesRead.set(bytes, known);
  return known;
}

/** An engine may hand out the same bytes for a part that many forms repeat: their style table is read once. */
const stylesRead = new WeakMap<Uint8Array, CellStyles>();

/** Names for formulas; a name of one sheet is keyed `Sheet!Name`. Print areas and the like are none. */
function definedNames(parts: WorkbookParts): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const { name, reference, sheetIndex } of parts.names) {
    if (name.startsWith('_xlnm.') || isOurName(name) || name === '__proto__') continue;
    const sheet = parts.sheets.find((candidate) => candidate.index === sheetIndex);
    names[sheet && sheetIndex !== null ? `${sheet.name}!${name}` : name] = reference;
  }
  return names;
}
