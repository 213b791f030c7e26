import { Button, Link } from '@fluentui/react-components';
import { ArrowDownload20Regular, FolderOpen20Regular, LockClosed16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { uiWorkbench } from '#shared/messages/ui/ui-workbench.ts';
import { DropPanel, PanelOptions } from '../shell/drop-panel.tsx';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './workbench.module.css';
import type { WorkbenchFiles } from './workbench-files.ts';

export function Toolbar({ files }: { readonly files: WorkbenchFiles }) {
  const texts = useTexts(uiWorkbench);
  const shell = useTexts(uiShell);
  const open = useSession((state) => state.raw !== null);
  const language = useSession((state) => state.language);
  const demonstration = useSession((state) => state.demonstration);
  const input = useRef<HTMLInputElement>(null);
  const [choosing, setChoosing] = useState(false);
  const [samples, setSamples] = useState<readonly string[]>([]);
  useEffect(() => {
    void files.samples().then(setSamples);
  }, [files]);
  return (
    <header className={styles.toolbar}>
      <span className={styles.brand}>{shell.product}</span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xlsm"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void files.openFile(file);
        }}
      />
      <Button icon={<FolderOpen20Regular />} appearance="subtle" onClick={() => input.current?.click()}>
        {texts.open}
      </Button>
      {samples.length > 0 && (
        <DropPanel
          label={texts.samples}
          shown={texts.samples}
          open={choosing}
          onOpen={setChoosing}
          size="medium"
        >
          <PanelOptions
            chosen={null}
            options={samples.map((name) => ({ key: name, label: name.replace(/\.xlsx$/, '') }))}
            onChoose={(name) => {
              setChoosing(false);
              void files.openSample(name);
            }}
          />
        </DropPanel>
      )}
      {open && (
        <Button icon={<ArrowDownload20Regular />} appearance="subtle" onClick={() => void files.export()}>
          {texts.export}
        </Button>
      )}
      {demonstration && <span className={styles.demonstration}>{shell.demonstration}</span>}
      <span className={styles.stays}>
        <LockClosed16Regular aria-hidden="true" />
        {texts.staysHere}
      </span>
      <Link href={language === 'en' ? './city.html?language=en' : './city.html'} className={styles.city}>
        {texts.cityPage}
      </Link>
    </header>
  );
}
