import type { Appearance } from './themes.ts';

/** What Excel says of its own theme; undefined where it does not tell (web, Mac). */
export interface OfficeThemeHint {
  readonly isDarkTheme?: boolean;
  readonly bodyBackgroundColor?: string;
}

/** Layers: the host's own word, else its background, else what the system prefers. */
export function preferredAppearance(
  hint: OfficeThemeHint | undefined,
  media: (query: string) => boolean,
): Appearance {
  if (media('(forced-colors: active)')) return 'high-contrast';
  if (hint?.isDarkTheme !== undefined) return hint.isDarkTheme ? 'dark' : 'light';
  const background = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hint?.bodyBackgroundColor ?? '');
  if (background) {
    const brightness = [1, 2, 3].reduce((sum, part) => sum + Number.parseInt(background[part]!, 16), 0) / 3;
    return brightness < 128 ? 'dark' : 'light';
  }
  return media('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}
