import { HostRefusal } from '#addin/hosts/workbook-host.ts';

/** What `answer` brings, or `host-silent` after so many milliseconds: Office has been seen to answer never. */
export function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HostRefusal('host-silent', { code: 'TimedOut' })), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
