import { Link } from '@fluentui/react-components';
import { useMemo } from 'react';
import { changedSinceReceipt } from '#addin/actions/submit/compare-with-receipt.ts';
import type { KeptSubmission } from '#addin/actions/workbook/workbook-notes.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import type { Reading } from '#shared/model/reading.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './submit.module.css';

const NONE: readonly Reading[] = [];

/** 与回执不一致: what was changed in the workbook after it was submitted, cell by cell. */
export function ReceiptChanges({ kept }: { readonly kept: KeptSubmission }) {
  const { workbook } = usePane();
  const texts = useTexts(uiSubmit);
  const readings = useSession((state) => state.result?.recognition.readings) ?? NONE;
  const changes = useMemo(() => changedSinceReceipt(kept, readings), [kept, readings]);
  if (changes.length === 0) return null;
  return (
    <section className={styles.changed}>
      <strong>{texts.differs(changes.length)}</strong>
      <ul>
        {changes.slice(0, 12).map((change) => (
          <li key={`${change.sheet}!${change.cell}${change.submitted.kind}${change.submitted.indicatorId}`}>
            <Link as="button" onClick={() => void workbook.locate(change)}>
              {change.sheet} {change.cell}
            </Link>
            <span>
              {texts.receiptSays(
                change.submitted.value ?? change.submitted.raw,
                change.now ? (change.now.value ?? change.now.raw) || '—' : '—',
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
