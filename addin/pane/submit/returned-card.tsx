import { Link } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { remarksOf } from '#addin/actions/submit/remarks-of.ts';
import type { CellRemark } from '#shared/contract/act-schema.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { periodText } from '#shared/model/period.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './submit.module.css';

/** 退回修改: why, then the cells the city speaks of; a press goes to each. */
export function ReturnedCard({
  summary,
  session,
}: {
  readonly summary: SnapshotSummary;
  readonly session: ServerSession;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiSubmit);
  const check = useTexts(uiCheck);
  const sheets = useSession((state) => state.raw?.sheets);
  const [remarks, setRemarks] = useState<readonly CellRemark[]>([]);
  const { digest } = summary;
  useEffect(() => {
    let current = true;
    setRemarks([]);
    void session.server.snapshot(digest).then(
      ({ acts }) => current && setRemarks(remarksOf(acts)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [session, digest]);
  return (
    <section className={styles.returned} aria-label={texts.returned}>
      <h2>{texts.returned}</h2>
      <p>{summary.reason}</p>
      {remarks.length > 0 && (
        <ul className={styles.remarks} aria-label={texts.remarks}>
          {remarks.map((remark) => (
            <li key={`${remark.sheet}!${remark.cell}${remark.text}`}>
              <Link
                as="button"
                disabled={!sheets?.some((sheet) => sheet.name === remark.sheet)}
                aria-label={check.locateAt(check.place(remark.sheet, remark.cell))}
                onClick={() => void workbook.locate(remark)}
              >
                {check.place(remark.sheet, remark.cell)}
              </Link>
              <span>{remark.text}</span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>
        {periodText(summary.period)} {texts.revision(summary.revision)} · {texts.returnedNext}
      </p>
    </section>
  );
}
