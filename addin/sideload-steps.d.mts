/** The server of the pages, as a process. */
export interface PagesServer {
  /** Called with what it prints. */
  onText(listener: (text: string) => void): void;
  /** Called once, with its exit status. */
  onEnd(listener: (status: number | null) => void): void;
  stop(): void;
}

/** The machine on which `npm run excel` runs. */
export interface Machine {
  readonly platform: string;
  readonly root: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  /** Runs a program to its end; its status, null when it could not be run. */
  run(program: string, args: readonly string[], options: { readonly shell: boolean }): number | null;
  /** Starts Node with these arguments. */
  serve(args: readonly string[]): PagesServer;
  say(text: string): void;
  complain(text: string): void;
  exit(status: number): void;
  /** Called when the person ends the program. */
  onLeave(listener: () => void): void;
}

export function sideload(machine: Machine): void;
