import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { contentOf } from '#addin/actions/check/apply-fix.ts';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { selfScoreEdits } from '#shared/report/self-score-edits.ts';
import { FixPreview } from '../check/fix-preview.tsx';
import { HostLimits } from '../shell/host-limits.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './score.module.css';

/** 写入自评得分列 shows every cell first; 生成评分表 adds a sheet of its own. */
export function ScoreActions({ sheet }: { readonly sheet: ScoreSheet }) {
  const { workbook } = usePane();
  const texts = useTexts(uiScore);
  const result = useSession((state) => state.result);
  const raw = useSession((state) => state.raw);
  const can = useSession((state) => state.host?.capabilities);
  const [previewing, setPreviewing] = useState(false);
  const changes = useMemo(
    () =>
      result && raw
        ? selfScoreEdits(result).map((edit) => ({
            sheet: edit.sheet,
            cell: edit.cell,
            before: contentOf(raw, edit.sheet, edit.cell),
            after: edit.value?.type === 'number' ? edit.value.text : '',
          }))
        : [],
    [result, raw],
  );
  return (
    <div className={styles.toolbar}>
      <div className={styles.actions}>
        {can?.write && sheet.total !== null && (
          <Button
            size="small"
            disabled={changes.length === 0}
            title={changes.length === 0 ? texts.writeSelfNone : texts.writeSelfPreview}
            onClick={() => setPreviewing(!previewing)}
          >
            {texts.writeSelf}
          </Button>
        )}
        {can?.addSheets && (
          <Button size="small" onClick={() => void workbook.writeScoreSheet(sheet)}>
            {texts.writeSheet}
          </Button>
        )}
      </div>
      <HostLimits only={['read-only', 'structure-protected']} />
      {previewing && changes.length > 0 && (
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
