import type { Engine } from './engine-port.ts';

/** Methods that travel to the worker; `cancel` ends the worker instead. */
export type EngineMethod = Exclude<keyof Engine, 'cancel'>;

export interface EngineRequest {
  readonly id: number;
  readonly method: EngineMethod;
  readonly given: readonly unknown[];
}

export type EngineAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string };
