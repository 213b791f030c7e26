/** UTF-8 bytes of a text. Throws on a lone surrogate, which has no UTF-8 form and must never be signed. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let end = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[end++] = unit;
    } else if (unit < 0x800) {
      bytes[end++] = 0xc0 | (unit >> 6);
      bytes[end++] = 0x80 | (unit & 0x3f);
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[end++] = 0xe0 | (unit >> 12);
      bytes[end++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[end++] = 0x80 | (unit & 0x3f);
    } else {
      const low = text.charCodeAt(++i);
      if (unit > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) throw new Error('lone surrogate in a text');
      const point = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      bytes[end++] = 0xf0 | (point >> 18);
      bytes[end++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[end++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[end++] = 0x80 | (point & 0x3f);
    }
  }
  return bytes.slice(0, end);
}

/** Text of UTF-8 bytes, or null when they are no well-formed UTF-8 (overlong, surrogates, cut off). */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const parts: string[] = [];
  let run: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i++]!;
    const extra =
      first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
    if (extra < 0 || (first >= 0x80 && first < 0xc2) || i + extra > bytes.length) return null;
    let point = extra === 0 ? first : first & (0x3f >> extra);
    for (let k = 0; k < extra; k++) {
      const next = bytes[i++]!;
      if ((next & 0xc0) !== 0x80) return null;
      point = (point << 6) | (next & 0x3f);
    }
    if (extra === 2 && (point < 0x800 || (point >= 0xd800 && point <= 0xdfff))) return null;
    if (extra === 3 && (point < 0x10000 || point > 0x10ffff)) return null;
    if (point >= 0x10000) run.push(0xd7c0 + (point >> 10), 0xdc00 + (point & 0x3ff));
    else run.push(point);
    if (run.length > 4000) {
      parts.push(String.fromCharCode(...run));
      run = [];
    }
  }
  parts.push(String.fromCharCode(...run));
  return parts.join('');
}
