import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import { draftPackage, writeDraft } from '../package/package-draft.ts';
import { carryOut, planPackage } from '../package/package-plan.ts';
import { draftSource } from '../package/part-source.ts';
import { readWorkbookParts } from '../package/workbook-parts.ts';
import { writeZip } from '../package/write-zip.ts';
import { openZip } from '../package/zip-archive.ts';
import type { ZipEngine } from '../package/zip-engine.ts';
import { planReportSheets } from './plan-report-sheets.ts';
import type { NewSheet } from './report-sheet-xml.ts';
import { EMPTY_STYLES, openStyleTable } from './style-table.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook without sheets: what the sheets are added to as to any other file. */
const SKELETON: readonly (readonly [string, string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  ['xl/styles.xml', EMPTY_STYLES],
];

/**
 * A new .xlsx: templates with formulas, choices and locked cells, the city table. Equal sheets give equal bytes.
 * Throws WorkbookRefusal `no-sheet` for an empty list.
 */
export function writeNewWorkbook(sheets: readonly NewSheet[], engine: ZipEngine): Uint8Array {
  if (sheets.length === 0) throw new WorkbookRefusal('no-sheet');
  const skeleton = writeZip(
    null,
    SKELETON.map(([name, body]) => ({ name, data: engine.encodeUtf8(HEAD + body), replaces: null })),
    engine,
  );
  const draft = draftPackage(openZip(skeleton, engine));
  const parts = readWorkbookParts(draftSource(draft));
  const plan = planPackage(draft, false);
  const styles = openStyleTable(plan, parts);
  const recalculate = sheets.some(({ formulas }) => (formulas ?? []).length > 0);
  planReportSheets(plan, parts, sheets, styles, { ours: false, recalculate });
  styles.finish();
  carryOut(plan);
  return writeDraft(draft);
}
