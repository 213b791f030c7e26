import { strToU8, zipSync } from 'fflate';
import { areaAddress } from '#shared/workbook/address.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';

const NS = 'http://schemas.openxmlformats.org';
const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The smallest .xlsx with these sheets and merges: what getFileAsync answers to a host that asks for merges only. */
export function packageOf(raw: RawWorkbook): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const put = (path: string, xml: string): void => {
    files[path] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`);
  };
  const numbers = raw.sheets.map((_, index) => index + 1);
  put(
    '[Content_Types].xml',
    `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
  );
  put(
    '_rels/.rels',
    `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets>${raw.sheets.map((sheet, index) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
  );
  put(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${NS}/package/2006/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
  );
  raw.sheets.forEach(({ merges }, index) => {
    const merged =
      merges.length > 0
        ? `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`).join('')}</mergeCells>`
        : '';
    put(
      `xl/worksheets/sheet${index + 1}.xml`,
      `<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData/>${merged}</worksheet>`,
    );
  });
  return zipSync(files);
}
