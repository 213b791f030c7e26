/** What office.js loads after itself, by host; a single one missing keeps onReady pending. */
const SIBLINGS = [
  'excel-web-16.00.js',
  'excel-win32-16.01.js',
  'excel-mac-16.00.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
];

/** Asks for each script of office.js and tells the ones that don't come, e.g. `office/office.js 404`. */
export async function findMissingScripts(): Promise<readonly string[]> {
  const base =
    document.querySelector<HTMLScriptElement>('script[src*="office.js"]')?.src ??
    new URL('office/office.js', location.href).href;
  const asked = ['office.js', ...SIBLINGS].map(async (name) => {
    const url = new URL(name, base);
    try {
      const answer = await fetch(url, { method: 'HEAD', cache: 'no-store' });
      return answer.ok ? null : `${url.pathname} ${answer.status}`;
    } catch {
      return `${url.pathname} unreachable`;
    }
  });
  return (await Promise.all(asked)).filter((each) => each !== null);
}
