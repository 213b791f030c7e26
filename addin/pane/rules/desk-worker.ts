import '#addin/engine/older-browsers.ts';
import { runRulesDesk } from '#addin/actions/rules/rules-desk.ts';
import type { DeskAnswer, DeskRequest } from './open-rules-desk.ts';

const desk = runRulesDesk();

globalThis.onmessage = async (event: MessageEvent<DeskRequest>) => {
  const { id, method, given } = event.data;
  let answer: DeskAnswer;
  try {
    const run = desk[method] as (given: unknown) => Promise<unknown>;
    answer = { id, value: await run(given) };
  } catch (error) {
    answer = { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  globalThis.postMessage(answer);
};
