/** Asia/Shanghai is UTC+8 without summer time since 1991. */
const OFFSET_MS = 8 * 3600 * 1000;

/** `2022-07-05T15:59:00Z` → `2022-07-05 23:59`: every time on the screen is the time on the wall in the county. */
export function beijingTime(utc: string, withSeconds = false): string {
  const at = Date.parse(utc);
  if (Number.isNaN(at)) return utc;
  return new Date(at + OFFSET_MS)
    .toISOString()
    .replace('T', ' ')
    .slice(0, withSeconds ? 19 : 16);
}

/** What is left until an instant, in whole days and hours; negative parts never, `past` instead. */
export function timeLeft(
  until: string,
  now: string,
): { readonly past: boolean; readonly days: number; readonly hours: number; readonly minutes: number } {
  const difference = Date.parse(until) - Date.parse(now);
  const minutes = Math.floor(Math.abs(difference) / 60_000);
  return {
    past: difference < 0,
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  };
}

/** A deadline as it is spoken: midnight is the last hour (24时, 24:00) of the day that ends. */
export function deadlineText(utc: string, midnight = '24时'): string {
  const text = beijingTime(utc);
  if (!text.endsWith(' 00:00')) return text;
  return `${beijingTime(new Date(Date.parse(utc) - 1000).toISOString()).slice(0, 10)} ${midnight}`;
}
