import type { Appearance } from './themes.ts';

/** What may say that the colours around the page are others now. Excel has no event for its theme (Outlook alone has). */
const MEDIA = ['(forced-colors: active)', '(prefers-color-scheme: dark)'] as const;

/**
 * Calls `set` whenever the preferred appearance is another than it was: when the system changes, and when somebody
 * comes back to the page after changing Office's theme. What a person chose on 自检 stays until then.
 */
export function followAppearance(preferred: () => Appearance, set: (appearance: Appearance) => void): void {
  let last = preferred();
  const look = (): void => {
    const now = preferred();
    if (now === last) return;
    last = now;
    set(now);
  };
  for (const query of MEDIA) matchMedia(query).addEventListener('change', look);
  addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
}
