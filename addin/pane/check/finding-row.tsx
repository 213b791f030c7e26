import { Button, Link } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import { previewFixes } from '#addin/actions/check/apply-fix.ts';
import { explanationOf } from '#addin/actions/check/explain.ts';
import { findingKey } from '#addin/actions/check/finding-lists.ts';
import { findingSentence } from '#shared/messages/finding-text.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import type { Finding } from '#shared/model/finding.ts';
import { isExplainable, isGap } from '#shared/validate/explanations.ts';
import { onScreen } from '../session/on-screen.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './check.module.css';
import { ExplanationEditor } from './explanation-editor.tsx';
import { FixPreview } from './fix-preview.tsx';

/** One place: where, what, the arithmetic, the clause, and what can be done about it. */
export function FindingRow({ finding }: { readonly finding: Finding }) {
  const { workbook } = usePane();
  const texts = useTexts(uiCheck);
  const marks = useTexts(uiMarks);
  const language = useSession((state) => state.language);
  const raw = useSession((state) => state.raw);
  const explanations = useSession((state) => state.notes.explanations);
  const severalSheets = (raw?.sheets.length ?? 0) > 1;
  const fresh = useSession((state) => state.fresh.has(findingKey(finding)));
  const [open, setOpen] = useState<'fix' | 'explain' | null>(null);
  const explanation = explanationOf(finding, explanations);
  const changes = raw && finding.fix ? previewFixes([finding], raw) : [];
  const place =
    finding.sheet !== null && finding.cell !== null ? { sheet: finding.sheet, cell: finding.cell } : null;
  const where = place ? texts.place(place.sheet, place.cell) : texts.wholeWorkbook;

  /** Enter on the row itself goes to the cell, Escape closes what is open. */
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.key === 'Enter' && event.target === event.currentTarget && place) void workbook.locate(place);
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(null);
      event.currentTarget.focus();
    }
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: findings are walked through with the keyboard.
    <li className={styles.finding} tabIndex={0} data-fresh={fresh || undefined} onKeyDown={onKeyDown}>
      <div className={styles.where}>
        {place ? (
          <Link as="button" onClick={() => void workbook.locate(place)} aria-label={texts.locateAt(where)}>
            {place.cell}
          </Link>
        ) : (
          <span>{where}</span>
        )}
        <span className={styles.what}>
          {[severalSheets ? finding.sheet : null, finding.indicator].filter(Boolean).join(' · ') ||
            finding.sheet}
        </span>
        {explanation && (
          <span className={styles.explained}>
            <CheckmarkCircle16Filled aria-hidden="true" />
            {texts.explained}
          </span>
        )}
      </div>
      <p className={styles.sentence}>{onScreen(findingSentence(finding, language), language)}</p>
      {explanation && open !== 'explain' && (
        <blockquote className={styles.quote}>{explanation.text}</blockquote>
      )}
      {finding.clause && (
        <p className={styles.clause}>
          {texts.clause}
          {marks.colon}
          {finding.clause}
        </p>
      )}
      {finding.related.length > 0 && (
        <p className={styles.clause}>
          {texts.related}
          {marks.colon}
          {finding.related.slice(0, 6).map((related) => (
            <Link
              key={`${related.file}${related.sheet}${related.cell}`}
              as="button"
              className={styles.related}
              disabled={related.file !== null}
              onClick={() => void workbook.locate(related)}
            >
              {related.file ??
                (related.sheet === finding.sheet ? related.cell : texts.place(related.sheet, related.cell))}
            </Link>
          ))}
        </p>
      )}
      {open === null && (
        <div className={styles.actions}>
          {changes.length > 0 && (
            <Button size="small" appearance="primary" onClick={() => setOpen('fix')}>
              {texts.adopt}
            </Button>
          )}
          {isExplainable(finding) && (
            <Button size="small" onClick={() => setOpen('explain')}>
              {explanation
                ? texts.explainEdit
                : finding.severity === 'blocking'
                  ? texts.explainGap
                  : texts.explain}
            </Button>
          )}
          {finding.severity === 'notice' && (
            <Button size="small" appearance="subtle" onClick={() => void workbook.ignore(finding)}>
              {texts.ignore}
            </Button>
          )}
        </div>
      )}
      {open === 'fix' && (
        <FixPreview
          changes={changes}
          onCancel={() => setOpen(null)}
          onConfirm={() => {
            setOpen(null);
            void workbook.adopt(changes);
          }}
        />
      )}
      {open === 'explain' && (
        <ExplanationEditor
          label={texts.explainLabel(where)}
          hint={isGap(finding) ? texts.gapHint : texts.explainHint}
          text={explanation?.text ?? ''}
          onClose={() => setOpen(null)}
          onKeep={(text) => {
            setOpen(null);
            void workbook.explain(finding, text);
          }}
        />
      )}
    </li>
  );
}
