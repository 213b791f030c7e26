import { checkSeveral } from './check-files.ts';
import type { CheckScope } from './read-files.ts';
import { renderCheck } from './render-check.ts';
import type { RenderedCheck } from './render-refusal.ts';

/** A few files: one after the other in this thread. */
export function* checkInTurn(
  paths: readonly string[],
  scope: CheckScope,
  json: boolean,
): Generator<RenderedCheck> {
  for (const checked of checkSeveral(paths, scope)) yield renderCheck(checked, json);
}
