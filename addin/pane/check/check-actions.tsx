import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { previewFixes } from '#addin/actions/check/apply-fix.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import type { Finding } from '#shared/model/finding.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './check.module.css';
import { FixPreview } from './fix-preview.tsx';

/** What concerns all findings at once: adopt every fix, mark the cells, write them down as a sheet. */
export function CheckActions({ findings }: { readonly findings: readonly Finding[] }) {
  const { workbook } = usePane();
  const texts = useTexts(uiCheck);
  const raw = useSession((state) => state.raw);
  const marked = useSession((state) => state.marked);
  const can = useSession((state) => state.host?.capabilities);
  // Excel may miss telling of an edit, or tell of none at all.
  const mayMiss = useSession((state) => state.host?.kind === 'excel');
  const [previewing, setPreviewing] = useState(false);
  const changes = useMemo(() => (raw ? previewFixes(findings, raw) : []), [findings, raw]);
  if (findings.length === 0 && !marked && !mayMiss) return null;
  return (
    <div className={styles.toolbar}>
      <div className={styles.actions}>
        {changes.length > 1 && can?.write && !previewing && (
          <Button size="small" onClick={() => setPreviewing(true)}>
            {texts.adoptAll(changes.length)}
          </Button>
        )}
        {mayMiss && (
          <Button size="small" appearance="subtle" onClick={() => void workbook.recheck()}>
            {texts.recheck}
          </Button>
        )}
        {can?.marks && (findings.length > 0 || marked) && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() => void (marked ? workbook.clearMarks() : workbook.mark())}
          >
            {marked ? texts.clearMarks : texts.marks}
          </Button>
        )}
        {can?.addSheets && findings.length > 0 && (
          <Button size="small" appearance="subtle" onClick={() => void workbook.writeFindingsSheet()}>
            {texts.writeReport}
          </Button>
        )}
      </div>
      {previewing && (
        <FixPreview
          changes={changes}
          onCancel={() => setPreviewing(false)}
          onConfirm={() => {
            setPreviewing(false);
            void workbook.adopt(changes);
          }}
        />
      )}
    </div>
  );
}
