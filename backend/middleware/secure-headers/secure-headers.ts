import type { MiddlewareHandler } from 'hono';
import type { AppEnvironment } from '../../app-environment.ts';

/** Answers of the API are data: nothing in them is ever run, framed or kept by a proxy. */
const API_HEADERS: readonly (readonly [string, string])[] = [
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cache-control', 'no-store'],
];

/** Excel on the web shows the pane in a frame; office.js comes from Microsoft's address, all else from here. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self' https://appsforoffice.microsoft.com https://*.office.net",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data: https://*.office.net https://res.cdn.office.net",
  "connect-src 'self' https://*.microsoft.com https://*.office.com https://*.office.net",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self' https://*.office.com https://*.officeapps.live.com https://*.office365.com https://*.sharepoint.com https://*.live.com https://*.microsoft365.com",
].join('; ');

const PAGE_HEADERS: readonly (readonly [string, string])[] = [
  ['content-security-policy', PAGE_POLICY],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
];

/** Security headers of API answers, set before the answer is made. `isEncrypted`: browsers are told to stay with https. */
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
