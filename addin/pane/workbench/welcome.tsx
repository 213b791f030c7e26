import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './workbench.module.css';
import type { WorkbenchFiles } from './workbench-files.ts';

/** Before anything is open: where to put the file, a sample with mistakes, and what happens then. */
export function Welcome({ files }: { readonly files: WorkbenchFiles }) {
  const texts = useTexts(uiWorkbench);
  const input = useRef<HTMLInputElement>(null);
  const [samples, setSamples] = useState<readonly string[]>([]);
  useEffect(() => {
    void files.samples().then(setSamples);
  }, [files]);
  const first = samples[0];
  return (
    <div className={styles.welcome}>
      <div className={styles.dropZone}>
        <h1>{texts.dropTitle}</h1>
        <p>{texts.dropWhy}</p>
        <div className={styles.choices}>
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx,.xlsm"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void files.openFile(file);
            }}
          />
          <Button appearance="primary" size="large" onClick={() => input.current?.click()}>
            {texts.openFile}
          </Button>
          {first && (
            <Button size="large" onClick={() => void files.openSample(first)}>
              {texts.sampleWithMistakes}
            </Button>
          )}
        </div>
      </div>
      <ol className={styles.steps}>
        <li>
          <b>{texts.steps.check}</b>
          {texts.steps.checkWhy}
        </li>
        <li>
          <b>{texts.steps.score}</b>
          {texts.steps.scoreWhy}
        </li>
        <li>
          <b>{texts.steps.submit}</b>
          {texts.steps.submitWhy}
        </li>
      </ol>
    </div>
  );
}
