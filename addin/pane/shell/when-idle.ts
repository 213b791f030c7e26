/** Runs a step once the page has come to rest; returns the way to call it off. Safari has no idle callback yet. */
export function whenIdle(step: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(step, { timeout: 2000 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(step, 300);
  return () => clearTimeout(timer);
}
