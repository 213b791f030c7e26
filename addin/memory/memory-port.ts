/** What stays on this machine between visits. Every call may find storage blocked (third-party panes): then it says so once. */
export interface Memory {
  /** False where nothing can be kept: checking and scoring work all the same. */
  readonly available: boolean;
  read(key: string): Promise<unknown>;
  /** False when it was not kept. */
  write(key: string, value: unknown): Promise<boolean>;
  remove(key: string): Promise<void>;
}
