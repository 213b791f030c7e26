import { useEffect, useMemo, useState } from 'react';
import { changedReadings } from '#addin/actions/submit/compare-snapshots.ts';
import type { Draft } from '#addin/actions/submit/prepare-submission.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './submit.module.css';

/** Exactly what will be sent, and what is different from the last time. */
export function PreviewCard({ draft, session }: { readonly draft: Draft; readonly session: ServerSession }) {
  const texts = useTexts(uiSubmit);
  const marks = useTexts(uiMarks);
  const kinds = useTexts(uiRecognition).kinds;
  const [last, setLast] = useState<Snapshot | null>(null);
  const digest = draft.previous?.digest ?? null;
  useEffect(() => {
    let current = true;
    setLast(null);
    if (digest)
      void session.server.snapshot(digest).then(
        (answer) => current && setLast(answer.snapshot),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [session, digest]);
  const before = useMemo(
    () => (last ? changedReadings(last.readings, draft.snapshot.readings) : null),
    [last, draft],
  );
  const { snapshot } = draft;
  const nameOf = (id: string) => draft.pack.indicators.find((indicator) => indicator.id === id)?.name ?? id;
  return (
    <section className={styles.card}>
      <details className={styles.preview}>
        <summary>
          <strong>{texts.preview(snapshot.readings.length)}</strong>
          <span className={styles.quiet}>
            {[
              snapshot.explanations.length ? texts.explanations(snapshot.explanations.length) : null,
              snapshot.score?.total ? texts.score(snapshot.score.total) : null,
              snapshot.department ? texts.noScore : null,
              draft.previous && before
                ? `${texts.previous(draft.previous.revision)}${before.size ? texts.changed(before.size) : texts.unchanged}`
                : null,
            ]
              .filter(Boolean)
              .join(marks.comma)}
          </span>
        </summary>
        <p className={styles.quiet}>{texts.previewWhy}</p>
        <table>
          <tbody>
            {snapshot.readings.map((reading) => {
              const changed = before?.get(`${reading.sheet}!${reading.cell}!${reading.kind}`);
              return (
                <tr
                  key={`${reading.sheet}${reading.cell}${reading.kind}${reading.indicatorId}`}
                  data-changed={changed !== undefined || undefined}
                >
                  <th scope="row">
                    {nameOf(reading.indicatorId)}
                    <small>
                      {[
                        kinds[reading.kind],
                        reading.scope,
                        reading.period !== snapshot.period ? reading.period : null,
                        reading.cell,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </th>
                  <td>
                    {changed !== undefined && <del>{changed ?? '—'}</del>} {reading.value ?? '—'}
                    <small>{reading.unit}</small>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {snapshot.explanations.length > 0 && (
          <ul className={styles.quotes}>
            {snapshot.explanations.map((explanation) => (
              <li key={`${explanation.code}${explanation.indicatorId}${explanation.text}`}>
                {explanation.indicatorId && <b>{nameOf(explanation.indicatorId)} </b>}
                {explanation.text}
              </li>
            ))}
          </ul>
        )}
      </details>
    </section>
  );
}
