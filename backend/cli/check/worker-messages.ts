import type { PackedFigure } from '#shared/validate/earlier-figures.ts';
import type { CheckScope } from './read-files.ts';
import type { RenderedCheck } from './render-refusal.ts';

/** What every worker of a run is told at its start. */
export interface CheckJob {
  readonly scope: CheckScope;
  readonly json: boolean;
}

/** A file is read at once; it is judged when the figures of all files before it are known. */
export type ToWorker =
  | { readonly do: 'read'; readonly number: number; readonly file: string }
  | { readonly do: 'judge'; readonly number: number; readonly earlier: readonly PackedFigure[] };

export type FromWorker =
  | { readonly say: 'figures'; readonly number: number; readonly figures: readonly PackedFigure[] }
  | { readonly say: 'done'; readonly number: number; readonly rendered: RenderedCheck }
  | { readonly say: 'usage'; readonly sentence: string };
