import { WorkbookRefusal, type WorkbookRefusalCode } from '../../model/workbook-refusal.ts';
import type { PackageLimits } from './package-limits.ts';
import { hasPart, type ZipArchive } from './zip-archive.ts';

/** Refuses, by its first bytes, a file that is no zip package at all, naming what it is so that the remedy fits. */
export function refuseForeignFile(bytes: Uint8Array, name: string, limits: PackageLimits): void {
  if (bytes.length === 0) throw new WorkbookRefusal('empty-file');
  if (bytes.length > limits.fileBytes)
    throw new WorkbookRefusal('too-large', {
      size: megabytes(bytes.length),
      limit: megabytes(limits.fileBytes),
    });
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return;
  throw new WorkbookRefusal(kindOf(bytes, name));
}

/** Refuses a zip that is another kind of document. */
export function refuseForeignPackage(archive: ZipArchive): void {
  if (archive.bytes.length > 0 && archive.entries.length === 0) throw new WorkbookRefusal('not-a-workbook');
  if (hasPart(archive, 'EncryptedPackage')) throw new WorkbookRefusal('encrypted');
  if (hasPart(archive, 'xl/workbook.bin')) throw new WorkbookRefusal('xlsb-format');
  if (hasPart(archive, 'content.xml') && hasPart(archive, 'mimetype'))
    throw new WorkbookRefusal('ods-format');
  if (hasPart(archive, 'word/document.xml') || hasPart(archive, 'ppt/presentation.xml'))
    throw new WorkbookRefusal('word-file');
}

function kindOf(bytes: Uint8Array, name: string): WorkbookRefusalCode {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return kindOfCompoundFile(bytes, name);
  // BIFF before the compound file: Excel 2 to 4.
  if (bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1] ?? -1)) return 'old-xls';
  const head = readableHead(bytes);
  if (head.startsWith('%PDF')) return 'pdf-file';
  if (head.startsWith('{\\rtf')) return 'word-file';
  if (/<html|<table|<!doctype html|mime-version:/i.test(head)) return 'html-file';
  if (/progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/.test(head)) return 'xml-2003';
  if (startsWith(bytes, [0x50, 0x4b])) return 'damaged-zip';
  return looksLikeText(bytes) ? 'csv-file' : 'not-a-workbook';
}

/** A compound file names its streams in UTF-16: they tell an encrypted package from an old workbook or a document. */
function kindOfCompoundFile(bytes: Uint8Array, name: string): WorkbookRefusalCode {
  if (holdsStream(bytes, 'EncryptedPackage')) return 'encrypted';
  // A .xls that WPS saved carries its streams too, so only the name tells an .et.
  if (/\.ett?$/i.test(name)) return 'et-format';
  if (holdsStream(bytes, 'Workbook') || holdsStream(bytes, 'Book')) return 'old-xls';
  if (holdsStream(bytes, 'WordDocument') || holdsStream(bytes, 'PowerPoint Document')) return 'word-file';
  return 'not-a-workbook';
}

/** Directory entries are 128 bytes each, aligned, and begin with the name; so only those places are looked at. */
function holdsStream(bytes: Uint8Array, name: string): boolean {
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    let same = bytes[at + name.length * 2] === 0 && bytes[at + 64] === name.length * 2 + 2;
    for (let index = 0; same && index < name.length; index++)
      same = bytes[at + index * 2] === name.charCodeAt(index) && bytes[at + index * 2 + 1] === 0;
    if (same) return true;
  }
  return false;
}

/** The first 2 kB as letters: UTF-16 loses its zero bytes, so `<html` is found in it too. */
function readableHead(bytes: Uint8Array): string {
  let head = '';
  for (let index = 0; index < Math.min(bytes.length, 4096); index++) {
    const byte = bytes[index]!;
    if (byte !== 0 && byte < 0x80) head += String.fromCharCode(byte);
  }
  return head.trimStart();
}

function looksLikeText(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 4096);
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index]!;
    if (byte < 9 || (byte > 13 && byte < 32)) return false;
  }
  return true;
}

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

const megabytes = (bytes: number): string => String(Math.ceil(bytes / (1024 * 1024)));
