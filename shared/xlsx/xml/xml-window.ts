import { WorkbookRefusal } from '../../model/workbook-refusal.ts';
import type { ZipEngine } from '../package/zip-engine.ts';
import { refuseDoctype, utf8Bytes } from './xml-text.ts';

const WINDOW = 64 * 1024;

/**
 * A large part, decoded window by window: a sheet of 30 MB never becomes one string, and windows this small
 * stay in the processor's cache. A class, since scanning advances it in place millions of times.
 */
export class XmlWindow {
  /** The characters now in view. */
  text = '';
  /** Where scanning stands in `text`. */
  at = 0;
  readonly part: string;
  private readonly bytes: Uint8Array;
  private readonly engine: ZipEngine;
  private next = 0;

  constructor(bytes: Uint8Array, engine: ZipEngine, part: string) {
    this.bytes = utf8Bytes(bytes, engine);
    this.engine = engine;
    this.part = part;
    this.more();
    while (!this.text.includes('<', 1) && this.more(0));
    this.at = refuseDoctype(this.text, part);
  }

  /** Drops what lies before `keepFrom` and appends the next window; false at the end of the part. */
  more(keepFrom = this.text.length): boolean {
    const { bytes } = this;
    if (this.next >= bytes.length) return false;
    // A kept piece longer than a window would be copied again and again: take as much as is kept.
    let end = this.next + Math.max(WINDOW, this.text.length - keepFrom);
    if (end < bytes.length) while (end > this.next && (bytes[end]! & 0xc0) === 0x80) end--;
    else end = bytes.length;
    if (end === this.next) end = Math.min(bytes.length, this.next + WINDOW);
    const decoded = this.decode(bytes.subarray(this.next, end));
    this.text = keepFrom >= this.text.length ? decoded : this.text.slice(keepFrom) + decoded;
    this.at = 0;
    this.next = end;
    return true;
  }

  /** Everything from `from` to the end as one string. */
  rest(from: number): string {
    const tail = this.decode(this.bytes.subarray(this.next));
    this.next = this.bytes.length;
    return this.text.slice(from) + tail;
  }

  private decode(bytes: Uint8Array): string {
    try {
      return this.engine.decodeUtf8(bytes);
    } catch (cause) {
      throw new WorkbookRefusal('damaged-xml', { part: this.part }, cause);
    }
  }
}
