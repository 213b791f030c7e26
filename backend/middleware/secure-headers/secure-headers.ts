import type { MiddlewareHandler } from 'hono';
import type { AppEnvironment } from '../../app-environment.ts';

/** Answers of the API are data: nothing in them is ever run, framed or kept by a proxy. */
const API_HEADERS: readonly (readonly [string, string])[] = [
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cache-control', 'no-store'],
];

/** Who may show the pane in a frame: Excel on the web, worldwide and in China, and a page on this machine (a trial host). */
const FRAMING_HOSTS = [
  '*.officeapps.live.com',
  '*.office.com',
  '*.office.net',
  '*.office365.com',
  '*.sharepoint.com',
  '*.live.com',
  '*.microsoft365.com',
  '*.partner.officewebapps.cn',
  '*.sharepoint.cn',
  'localhost',
  '127.0.0.1',
];

/** office.js is served from here too: no request leaves the origin. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  `frame-ancestors 'self' http://localhost:* http://127.0.0.1:* ${FRAMING_HOSTS.map((host) => `https://${host}:*`).join(' ')}`,
].join('; ');

const PAGE_HEADERS: readonly (readonly [string, string])[] = [
  ['content-security-policy', PAGE_POLICY],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
];

/** Security headers of every answer that is no page, set before the answer is made. `isEncrypted`: browsers are told to stay with https. */
export const secureApi = (isEncrypted: boolean) => withHeaders(API_HEADERS, isEncrypted);

/** Security headers of pages and their assets. */
export const securePages = (isEncrypted: boolean) => withHeaders(PAGE_HEADERS, isEncrypted);

function withHeaders(
  headers: readonly (readonly [string, string])[],
  isEncrypted: boolean,
): MiddlewareHandler<AppEnvironment> {
  const all = isEncrypted
    ? [...headers, ['strict-transport-security', 'max-age=31536000'] as const]
    : headers;
  return async (context, next) => {
    for (const [name, value] of all) context.header(name, value);
    await next();
  };
}
