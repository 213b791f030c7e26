import type { CellArea } from '../../workbook/raw-workbook.ts';
import type { ReportChart, ReportSheet } from '../../workbook/report-sheet.ts';
import { cellNumber } from '../read/cell-number.ts';
import { encodeXmlText } from '../xml/xml-text.ts';
import { fixedArea } from './report-sheet-xml.ts';
import { sheetPrefix } from './sheet-reference.ts';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PALETTE = ['2E75B6', 'ED7D31', '70AD47', 'FFC000', '7030A0', '5B9BD5'];

/** The chart part of a native chart over cells of its own sheet, with the values it shows as cache. */
export function chartXml(chart: ReportChart, sheet: ReportSheet): string {
  const line = chart.type === 'line';
  const series = chart.series.map((one, index) => seriesXml(one, index, chart, sheet, line)).join('');
  const axes = '<c:axId val="500100"/><c:axId val="500200"/>';
  const plot = line
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`
    : `<c:barChart><c:barDir val="${chart.type === 'bar' ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="80"/>${axes}</c:barChart>`;
  const horizontal = chart.type === 'bar';
  const legend =
    chart.series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : '';
  return (
    `<c:chartSpace xmlns:c="${CHART}" xmlns:a="${MAIN}" xmlns:r="${RELATIONSHIPS}"><c:roundedCorners val="0"/><c:chart>` +
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>${encodeXmlText(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}` +
    `<c:catAx><c:axId val="500100"/><c:scaling><c:orientation val="${horizontal ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${horizontal ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="500200"/><c:crosses val="autoZero"/></c:catAx>` +
    `<c:valAx><c:axId val="500200"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${horizontal ? 'b' : 'l'}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="500100"/><c:crosses val="${horizontal ? 'max' : 'autoZero'}"/></c:valAx>` +
    `</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}

function seriesXml(
  series: ReportChart['series'][number],
  index: number,
  chart: ReportChart,
  sheet: ReportSheet,
  line: boolean,
): string {
  const colour = PALETTE[index % PALETTE.length];
  const fill = `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
  const look = line
    ? `<c:spPr><a:ln w="28575">${fill}</a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="6"/></c:marker>`
    : `<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>`;
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${encodeXmlText(series.name)}</c:v></c:tx>${look}` +
    `<c:cat><c:strRef><c:f>${reference(sheet, chart.categories)}</c:f>${cache('str', texts(sheet, chart.categories))}</c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${reference(sheet, series.values)}</c:f>${cache(
      'num',
      texts(sheet, series.values).map((text) => cellNumber(text ?? '')),
    )}</c:numRef></c:val>` +
    `${line ? '<c:smooth val="0"/>' : ''}</c:ser>`
  );
}

const reference = (sheet: ReportSheet, area: CellArea): string =>
  encodeXmlText(sheetPrefix(sheet.name) + fixedArea(area));

function texts(sheet: ReportSheet, area: CellArea): readonly (string | null)[] {
  const list: (string | null)[] = [];
  // Only what the sheet holds: an area may be stated larger.
  const bottom = Math.min(area.bottom, sheet.rows.length - 1);
  for (let row = area.top; row <= bottom; row++)
    for (let column = area.left; column <= Math.min(area.right, area.left + 255); column++)
      list.push(sheet.rows[row]?.[column]?.text ?? null);
  return list;
}

function cache(kind: 'str' | 'num', values: readonly (string | null)[]): string {
  const points = values
    .map((value, index) =>
      value === null ? '' : `<c:pt idx="${index}"><c:v>${encodeXmlText(value)}</c:v></c:pt>`,
    )
    .join('');
  const format = kind === 'num' ? '<c:formatCode>General</c:formatCode>' : '';
  return `<c:${kind}Cache>${format}<c:ptCount val="${values.length}"/>${points}</c:${kind}Cache>`;
}

/** The drawing part that places the charts of a sheet. Ids are those of the chart relationships, in order. */
export function drawingXml(charts: readonly ReportChart[], ids: readonly string[]): string {
  const anchors = charts.map((chart, index) => {
    const { top, left, bottom, right } = chart.at;
    const corner = (tag: string, column: number, row: number): string =>
      `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
    return (
      `<xdr:twoCellAnchor>${corner('from', left, top)}${corner('to', right + 1, bottom + 1)}` +
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="Chart ${index + 1}" descr="${encodeXmlText(chart.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" r:id="${ids[index]}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
    );
  });
  return `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="${MAIN}" xmlns:r="${RELATIONSHIPS}">${anchors.join('')}</xdr:wsDr>`;
}
