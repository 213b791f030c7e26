/** The screens that have a button of their own in the ribbon; the manifest names them in `?screen=`. */
export const RIBBON_SCREENS = ['check', 'score', 'submit', 'city'] as const;
export type RibbonScreen = (typeof RIBBON_SCREENS)[number];

/**
 * The screen that the pressed button asks for; null for 任务窗格, which opens the pane where it was.
 * `ribbonScreen('?screen=score&_host_Info=…')` → `score`.
 */
export function ribbonScreen(search: string): RibbonScreen | null {
  const asked = new URLSearchParams(search).get('screen');
  return RIBBON_SCREENS.find((screen) => screen === asked) ?? null;
}
