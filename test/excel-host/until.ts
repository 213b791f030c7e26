/** So long a loaded machine may take; a healthy one is asked a few times only. */
const PATIENCE_MS = 60_000;

/** Waits until it is so; what shows a moment later on a slow machine is no mistake. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`never so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
