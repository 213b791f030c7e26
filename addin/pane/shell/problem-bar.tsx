import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { type ProblemTexts, problemTexts } from '../session/problem.ts';
import styles from './pane.module.css';
import { usePane, useSession, useTexts } from './session-context.ts';

/** What went wrong and what to do next; stays until it is dismissed. */
export function ProblemBar() {
  const { store } = usePane();
  const problem = useSession((state) => state.problem);
  const language = useSession((state) => state.language);
  const texts = useTexts(uiShell);
  const [words, setWords] = useState<ProblemTexts | null>(null);
  useEffect(() => {
    let current = true;
    setWords(null);
    if (problem)
      void problemTexts(problem, language).then((found) => {
        if (!current) return;
        setWords(found);
        store.set({ announcement: `${found.says} ${found.next}` });
      });
    return () => {
      current = false;
    };
  }, [problem, language, store]);
  if (!problem || !words) return null;
  const { says, next } = words;
  return (
    <MessageBar className={styles.bar} intent="warning" layout="multiline">
      <MessageBarBody>
        <strong>{says}</strong> {next}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            aria-label={texts.dismiss}
            icon={<Dismiss16Regular />}
            onClick={() => store.set({ problem: null })}
          />
        }
      />
    </MessageBar>
  );
}
