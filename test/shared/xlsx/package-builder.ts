import { crc32, deflateRawSync } from 'node:zlib';

/** Options for writing a zip the ways other programs do, and the ways attackers do. */
export interface ZipOptions {
  readonly stored?: boolean;
  /** Sizes and CRC only behind the data, as streaming writers do. */
  readonly descriptors?: boolean;
  readonly zip64?: boolean;
  readonly comment?: string;
  /** Wrong CRC in every entry. */
  readonly wrongCrc?: boolean;
  /** States this size instead of the real one. */
  readonly claimedSize?: number;
}

/** Writes a zip independently of the product's own writer. */
export function buildZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ZipOptions = {},
): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
    const body = options.stored ? data : deflateRawSync(data);
    const crc = (crc32(data) + (options.wrongCrc ? 1 : 0)) >>> 0;
    const size = options.claimedSize ?? data.length;
    const rawName = Buffer.from(name);
    const flags = 0x800 | (options.descriptors ? 8 : 0);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(options.stored ? 0 : 8, 8);
    if (!options.descriptors) writeSizes(head, 14, crc, body.length, size);
    head.writeUInt16LE(rawName.length, 26);
    const descriptor = options.descriptors ? Buffer.alloc(16) : Buffer.alloc(0);
    if (options.descriptors) {
      descriptor.writeUInt32LE(0x08074b50, 0);
      writeSizes(descriptor, 4, crc, body.length, size);
    }
    const extra = options.zip64 ? zip64Field(size, body.length, offset) : Buffer.alloc(0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(45, 4);
    central.writeUInt16LE(45, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(options.stored ? 0 : 8, 10);
    if (options.zip64) {
      writeSizes(central, 16, crc, 0xffffffff, 0xffffffff);
      central.writeUInt32LE(0xffffffff, 42);
    } else {
      writeSizes(central, 16, crc, body.length, size);
      central.writeUInt32LE(offset, 42);
    }
    central.writeUInt16LE(rawName.length, 28);
    central.writeUInt16LE(extra.length, 30);
    pieces.push(head, rawName, body, descriptor);
    directory.push(central, rawName, extra);
    offset += 30 + rawName.length + body.length + descriptor.length;
  }
  const tail = Buffer.concat(directory);
  const comment = Buffer.from(options.comment ?? '');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(tail.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...pieces, tail, end, comment]));
}

function writeSizes(buffer: Buffer, at: number, crc: number, compressed: number, size: number): void {
  buffer.writeUInt32LE(crc, at);
  buffer.writeUInt32LE(compressed, at + 4);
  buffer.writeUInt32LE(size, at + 8);
}

function zip64Field(size: number, compressed: number, offset: number): Buffer {
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  field.writeBigUInt64LE(BigInt(size), 4);
  field.writeBigUInt64LE(BigInt(compressed), 12);
  field.writeBigUInt64LE(BigInt(offset), 20);
  return field;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export interface WorkbookParts {
  /** Content of `<worksheet>` of each sheet, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** Attributes of the `<sheet>` elements, by sheet name. */
  readonly states?: Readonly<Record<string, string>>;
  /** Items of the shared strings: the inside of each `<si>`. */
  readonly strings?: readonly string[];
  /** Inside of `<styleSheet>`. */
  readonly styles?: string;
  /** Before and behind `<sheets>` in the workbook part. */
  readonly beforeSheets?: string;
  readonly afterSheets?: string;
  /** More parts, and parts that replace those made here. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Inside of the relationships part of each sheet, by sheet name. */
  readonly sheetLinks?: Readonly<Record<string, string>>;
  readonly workbookLinks?: string;
  readonly contentTypes?: string;
}

/** The parts of a small workbook, as text. */
export function workbookParts(workbook: WorkbookParts): Record<string, string> {
  const names = Object.keys(workbook.sheets);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${names.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/>${workbook.contentTypes ?? ''}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbook.beforeSheets ?? ''}<sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" ${workbook.states?.[name] ?? ''} r:id="rId${index + 1}"/>`).join('')}</sheets>${workbook.afterSheets ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId100" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId101" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>${workbook.workbookLinks ?? ''}</Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}">${workbook.styles ?? '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellXfs count="1"><xf numFmtId="0"/></cellXfs>'}</styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${(workbook.strings ?? []).map((item) => `<si>${item}</si>`).join('')}</sst>`,
  };
  for (const [index, name] of names.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbook.sheets[name]}</worksheet>`;
    const links = workbook.sheetLinks?.[name];
    if (links !== undefined)
      parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] =
        `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`;
  }
  return { ...parts, ...workbook.parts };
}

export const buildWorkbook = (workbook: WorkbookParts, options?: ZipOptions): Uint8Array =>
  buildZip(workbookParts(workbook), options);

/** A workbook of one sheet with these rows. */
export const sheetOf = (rows: string, rest = '', more: Partial<WorkbookParts> = {}): Uint8Array =>
  buildWorkbook({ sheets: { 表: `<sheetData>${rows}</sheetData>${rest}` }, ...more });
