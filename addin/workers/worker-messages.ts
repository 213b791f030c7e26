/** What a worker can be asked: every method answers later, given and answered values are plain data. */
// biome-ignore lint/suspicious/noExplicitAny: the given of a method is only known where the method is named.
export type WorkerMethods<Api> = { readonly [Method in keyof Api]: (...given: any[]) => Promise<unknown> };

export interface WorkerRequest {
  readonly id: number;
  readonly method: string;
  readonly given: readonly unknown[];
}

export type WorkerAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: CarriedFailure };

/** An error as plain data: classes don't travel between threads. */
export interface CarriedFailure {
  readonly name: string;
  readonly text: string;
  readonly code?: string;
  readonly params?: Readonly<Record<string, string>>;
}
