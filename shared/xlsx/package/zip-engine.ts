/**
 * What reading and writing a package needs from its surroundings: node:zlib on the command line and in the backend,
 * fflate in the browser. Every method throws on bad input; the callers turn that into a WorkbookRefusal.
 */
export interface ZipEngine {
  /**
   * Raw DEFLATE stream → bytes, which nobody changes; those above a megabyte are the caller's alone.
   * Throws when the result would be longer than `maxLength`.
   */
  inflateRaw(bytes: Uint8Array, maxLength: number): Uint8Array;
  deflateRaw(bytes: Uint8Array): Uint8Array;
  /** Strict UTF-8: throws on an invalid sequence and keeps a byte order mark, so that encoding gives the same bytes. */
  decodeUtf8(bytes: Uint8Array): string;
  encodeUtf8(text: string): Uint8Array;
  /** CRC-32 as zip uses it, unsigned. */
  crc32(bytes: Uint8Array): number;
}
