import { parseBase64url } from './base64url.ts';
import { decodeUtf8 } from './utf8.ts';

/** The parts of a compact JWS before anything about it is believed. */
export interface UnverifiedJws {
  readonly algorithm: string;
  readonly typ: string;
  readonly kid: string;
  readonly payload: Uint8Array;
}

/** Takes a compact JWS apart without verifying it; null when it is none, or carries what we never use. */
export function readCompactJws(jws: string): UnverifiedJws | null {
  const header = readJwsHeader(jws);
  const parts = jws.split('.');
  const payload = parseBase64url(parts[1] ?? '');
  if (!header || !payload) return null;
  return { ...header, payload };
}

/** Only the protected header: enough to find the key. */
export function readJwsHeader(jws: string): Omit<UnverifiedJws, 'payload'> | null {
  const parts = jws.split('.');
  if (parts.length !== 3) return null;
  const bytes = parseBase64url(parts[0]!);
  const text = bytes && decodeUtf8(bytes);
  if (!text) return null;
  const header = parseObject(text);
  if (!header || 'crit' in header || 'b64' in header) return null;
  const { alg, typ, kid } = header;
  if (typeof alg !== 'string' || typeof typ !== 'string' || typeof kid !== 'string') return null;
  return { algorithm: alg, typ, kid };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
