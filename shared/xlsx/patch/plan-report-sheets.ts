import {
  insertInto,
  OFFICE,
  type PackagePlan,
  planPart,
  planPartName,
  planRelationship,
  planSplice,
} from '../package/package-plan.ts';
import type { WorkbookParts } from '../package/workbook-parts.ts';
import { childOf, childrenOf } from '../xml/xml-element.ts';
import { encodeXmlText } from '../xml/xml-text.ts';
import { chartXml, drawingXml } from './chart-xml.ts';
import { SHEET_NAME_PREFIX } from './our-marks.ts';
import { planWorkbookTail } from './plan-workbook-tail.ts';
import { type NewSheet, reportSheetXml } from './report-sheet-xml.ts';
import { sheetPrefix } from './sheet-reference.ts';
import type { StyleTable } from './style-table.ts';

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

export interface SheetPlanOptions {
  /** Marks each sheet as ours by a hidden name, so that it is found and removed again. */
  readonly ours: boolean;
  /** Also tell programs to compute everything when they open the file. */
  readonly recalculate: boolean;
}

/** Plans the sheets at the end of the workbook and answers the names they get. */
export function planReportSheets(
  plan: PackagePlan,
  parts: WorkbookParts,
  sheets: readonly NewSheet[],
  styles: StyleTable,
  options: SheetPlanOptions,
): readonly string[] {
  const taken = new Set(
    childrenOf(childOf(parts.root, 'sheets'), 'sheet').map(({ attributes }) =>
      (attributes.name ?? '').toLowerCase(),
    ),
  );
  let sheetId = Math.max(
    0,
    ...childrenOf(childOf(parts.root, 'sheets'), 'sheet').map(
      ({ attributes }) => Number(attributes.sheetId) || 0,
    ),
  );
  const { prefix } = parts.root;
  const tags: string[] = [];
  const names: string[] = [];
  const hiddenNames: string[] = [];
  for (const sheet of sheets) {
    const name = freeSheetName(sheet.name, taken);
    taken.add(name.toLowerCase());
    const part = planSheetPart(
      plan,
      { ...sheet, name },
      styles,
      tags.length === 0 && parts.sheets.length === 0,
    );
    const id = planRelationship(plan, parts.part, `${OFFICE}worksheet`, part);
    const state = sheet.hidden === true ? ' state="hidden"' : '';
    tags.push(
      `<${prefix}sheet xmlns:kzr="${OFFICE.slice(0, -1)}" name="${encodeXmlText(name)}" sheetId="${++sheetId}"${state} kzr:id="${id}"/>`,
    );
    names.push(name);
    const reference = encodeXmlText(`${sheetPrefix(name)}$A$1`);
    if (options.ours)
      hiddenNames.push(
        `<${prefix}definedName name="${SHEET_NAME_PREFIX}${sheetId}" hidden="1">${reference}</${prefix}definedName>`,
      );
  }
  const list = childOf(parts.root, 'sheets');
  if (tags.length > 0 && list) planSplice(plan, parts.part, insertInto(parts.text, list, tags.join('')));
  planWorkbookTail(plan, parts, hiddenNames.join(''), options.recalculate);
  return names;
}

function planSheetPart(plan: PackagePlan, sheet: NewSheet, styles: StyleTable, selected: boolean): string {
  const part = planPartName(plan, 'xl/worksheets/sheet', '.xml');
  plan.added.set(part, '');
  const drawingId = sheet.charts.length > 0 ? planCharts(plan, part, sheet) : null;
  planPart(plan, part, reportSheetXml(sheet, styles, drawingId, selected), SHEET_TYPE);
  return part;
}

function planCharts(plan: PackagePlan, sheetPart: string, sheet: NewSheet): string {
  const drawing = planPartName(plan, 'xl/drawings/drawing', '.xml');
  plan.added.set(drawing, '');
  const ids = sheet.charts.map((chart) => {
    const part = planPartName(plan, 'xl/charts/chart', '.xml');
    planPart(plan, part, chartXml(chart, sheet), CHART_TYPE);
    return planRelationship(plan, drawing, `${OFFICE}chart`, part);
  });
  planPart(plan, drawing, drawingXml(sheet.charts, ids), DRAWING_TYPE);
  return planRelationship(plan, sheetPart, `${OFFICE}drawing`, drawing);
}

/** A name Excel accepts and no other sheet has: at most 31 characters, none of `[]:*?/\`. */
function freeSheetName(wanted: string, taken: ReadonlySet<string>): string {
  const base =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet';
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    const suffix = ` (${number})`;
    name = base.slice(0, 31 - suffix.length) + suffix;
  }
  return name;
}
