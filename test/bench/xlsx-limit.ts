import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipEngine } from '#shared/xlsx/package/zip-engine.ts';

/**
 * The limit that reading and patching are measured against: about forty lines that only know well-formed workbooks,
 * without dates, formulas, errors, formats or any guard against hostile files.
 */
export interface MinimalPackage {
  readonly entries: readonly {
    readonly name: string;
    readonly method: number;
    readonly size: number;
    readonly crc: number;
    readonly raw: Buffer;
  }[];
  get(name: string): Buffer | undefined;
}

export function openMinimal(bytes: Uint8Array, engine: ZipEngine): MinimalPackage {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = buffer.length - 22;
  while (buffer.readUInt32LE(end) !== 0x06054b50) end--;
  const entries: MinimalPackage['entries'][number][] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment, header] = [
      buffer.readUInt16LE(at + 28),
      buffer.readUInt16LE(at + 30),
      buffer.readUInt16LE(at + 32),
      buffer.readUInt32LE(at + 42),
    ];
    const data = header + 30 + buffer.readUInt16LE(header + 26) + buffer.readUInt16LE(header + 28);
    entries.push({
      name: buffer.toString('utf8', at + 46, at + 46 + nameLength),
      method: buffer.readUInt16LE(at + 10),
      crc: buffer.readUInt32LE(at + 16),
      size: buffer.readUInt32LE(at + 24),
      raw: buffer.subarray(data, data + buffer.readUInt32LE(at + 20)),
    });
    at += 46 + nameLength + extra + comment;
  }
  return {
    entries,
    get: (name) => {
      const entry = entries.find((each) => each.name === name);
      return entry && Buffer.from(entry.method === 0 ? entry.raw : engine.inflateRaw(entry.raw, entry.size));
    },
  };
}

const decode = (text: string): string =>
  text.includes('&')
    ? text
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&')
    : text;

export function minimalStrings(part: Buffer | undefined): string[] {
  const strings: string[] = [];
  const text = part?.toString('utf8') ?? '';
  for (let start = text.indexOf('<si'); start >= 0; start = text.indexOf('<si', start + 3)) {
    const end = text.indexOf('</si>', start);
    let joined = '';
    for (let tag = text.indexOf('<t', start); tag >= 0 && tag < end; tag = text.indexOf('<t', tag + 2)) {
      const from = text.indexOf('>', tag) + 1;
      joined += text.slice(from, text.indexOf('</t>', from));
    }
    strings.push(decode(joined));
  }
  return strings;
}

/** Rows of plain values. The part is taken as Latin-1, so that places are bytes and text is decoded only where needed. */
export function minimalRows(part: Buffer, strings: readonly string[]): (number | string | null)[][] {
  const text = part.toString('latin1');
  const rows: (number | string | null)[][] = [];
  let row: (number | string | null)[] = [];
  let at = 0;
  for (;;) {
    const cell = text.indexOf('<c ', at);
    if (cell < 0) return rows;
    const tagEnd = text.indexOf('>', cell);
    let place = text.indexOf('r="', cell) + 3;
    let column = 0;
    let sign = text.charCodeAt(place);
    for (; sign >= 65; sign = text.charCodeAt(++place)) column = column * 26 + sign - 64;
    let number = 0;
    for (; sign >= 48 && sign <= 57; sign = text.charCodeAt(++place)) number = number * 10 + sign - 48;
    while (rows.length < number) {
      row = [];
      rows.push(row);
    }
    at = tagEnd;
    if (text.charCodeAt(tagEnd - 1) === 47) continue;
    const typeAt = text.indexOf(' t="', cell);
    const type = typeAt > 0 && typeAt < tagEnd ? text.charCodeAt(typeAt + 4) : 110;
    const end = text.indexOf('</c>', tagEnd);
    const value = text.indexOf('<v>', tagEnd);
    at = end;
    if (value < 0 || value > end) continue;
    const raw = text.slice(value + 3, text.indexOf('<', value + 3));
    row[column - 1] =
      type === 115 && text.charCodeAt(typeAt + 5) === 34
        ? (strings[Number(raw)] ?? null)
        : type === 110
          ? Number(raw)
          : Buffer.from(raw, 'latin1').toString('utf8');
  }
}

/** Sets one number by pattern and writes the zip anew, all other entries copied. */
export function minimalPatch(source: MinimalPackage, part: string, cell: string, value: string): Buffer {
  const text = source.get(part)!.toString('latin1');
  const changed = Buffer.from(
    text.replace(
      new RegExp(`<c r="${cell}"([^>]*?)(/>|>.*?</c>)`, 's'),
      (_, rest: string) => `<c r="${cell}"${rest.replace(/ t="[^"]*"/, '')}><v>${value}</v></c>`,
    ),
    'latin1',
  );
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of source.entries) {
    const own = entry.name === part;
    const raw = own ? deflateRawSync(changed, { level: 6 }) : entry.raw;
    const name = Buffer.from(entry.name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(own ? crc32(changed) : entry.crc, 0);
    sizes.writeUInt32LE(raw.length, 4);
    sizes.writeUInt32LE(own ? changed.length : entry.size, 8);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(own ? 8 : entry.method, 8);
    sizes.copy(header, 14);
    header.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(own ? 8 : entry.method, 10);
    sizes.copy(central, 16);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    pieces.push(header, name, raw);
    directory.push(central, name);
    offset += 30 + name.length + raw.length;
  }
  const tail = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(source.entries.length, 8);
  end.writeUInt16LE(source.entries.length, 10);
  end.writeUInt32LE(tail.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, tail, end]);
}
