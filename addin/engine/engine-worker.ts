import './older-browsers.ts';
import type { EngineAnswer, EngineRequest } from './engine-messages.ts';
import { runEngine } from './run-engine.ts';

const engine = runEngine();

/** One request, one answer. A failure here is a bug, and its text goes to the one handler of the pane. */
globalThis.onmessage = async (event: MessageEvent<EngineRequest>) => {
  const { id, method, given } = event.data;
  let answer: EngineAnswer;
  try {
    const run = engine[method] as (...given: readonly unknown[]) => Promise<unknown>;
    answer = { id, value: await run(...given) };
  } catch (error) {
    answer = { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  globalThis.postMessage(answer);
};
