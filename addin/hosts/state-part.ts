import { STATE_NAMESPACE } from '#shared/xlsx/patch/our-marks.ts';

/**
 * The part's XML for a state text. The text goes in as a JSON string, which escapes control characters and
 * lone surrogates that XML 1.0 can't hold.
 */
export function encodeStatePart(text: string): string {
  const json = JSON.stringify(text)
    .replaceAll('\uFFFE', '\\uFFFE')
    .replaceAll('\uFFFF', '\\uFFFF')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<?xml version="1.0" encoding="UTF-8"?><state xmlns="${STATE_NAMESPACE}">${json}</state>`;
}

/** The state text of such a part; null when it is not one of ours. Hostile input: a workbook may carry anything. */
export function decodeStatePart(xml: string): string | null {
  const match = /<(?:\w+:)?state\b[^>]*>([\s\S]*?)<\/(?:\w+:)?state>/.exec(xml);
  if (!match) return null;
  try {
    const text: unknown = JSON.parse(
      match[1]!
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replace(/&#(x?)([0-9a-fA-F]+);/g, (_, hex: string, code: string) =>
          String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
        )
        .replaceAll('&amp;', '&'),
    );
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}
