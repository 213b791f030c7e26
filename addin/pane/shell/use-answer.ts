import { useEffect, useRef, useState } from 'react';
import { checkOptions } from '#addin/actions/check/check-workbook.ts';
import type { Engine, EngineOptions } from '#addin/engine/engine-port.ts';
import { usePane, useSession } from './session-context.ts';

/**
 * An answer of the engine about the workbook as it was last checked, asked again after every check and when `about` changes;
 * undefined before the first one. The last answer stays until the next has come.
 */
export function useAnswer<Answer>(
  ask: (engine: Engine, options: EngineOptions) => Promise<Answer>,
  about: readonly unknown[],
): Answer | undefined {
  const { services, store } = usePane();
  const result = useSession((state) => state.result);
  const [answer, setAnswer] = useState<Answer | undefined>(undefined);
  const latest = useRef(ask);
  latest.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` is what the question depends on.
  useEffect(() => {
    if (!result) return;
    let current = true;
    const { notes, guidance } = store.get();
    void latest.current(services.engine, checkOptions(notes, guidance)).then(
      (found) => current && setAnswer(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [services, store, result, ...about]);
  return answer;
}
