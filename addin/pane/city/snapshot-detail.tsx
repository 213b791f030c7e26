import { Spinner } from '@fluentui/react-components';
import { itemsToJudge } from '#addin/actions/city/read-acts.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';
import { ExplanationReview } from './explanation-review.tsx';
import { PointsEntry } from './points-entry.tsx';
import { useSubmission } from './use-submission.ts';

/** What a county sent: its figures with their cells, and what it explained. */
export function SnapshotDetail({
  digest,
  session,
  indicatorId,
  mayReview = false,
  onActed = () => undefined,
}: {
  readonly digest: string;
  readonly session: ServerSession;
  readonly indicatorId?: string;
  /** Explanations can be accepted and 酌情 points entered. */
  readonly mayReview?: boolean;
  /** Points were entered: the city's totals are others now. */
  readonly onActed?: () => void;
}) {
  const texts = useTexts(uiCity);
  const kinds = useTexts(uiRecognition).kinds;
  const found = useSubmission(session, digest);
  if (!found) return <Spinner size="tiny" />;
  const { answer, nameOf, pack } = found;
  const { snapshot } = answer;
  const about = <T extends { readonly indicatorId: string | null }>(list: readonly T[]) =>
    indicatorId === undefined ? list : list.filter((each) => each.indicatorId === indicatorId);
  return (
    <div className={styles.detail}>
      <table>
        <tbody>
          {about(snapshot.readings).map((reading) => (
            <tr key={`${reading.sheet}${reading.cell}${reading.kind}${reading.indicatorId}`}>
              <th scope="row">
                {nameOf(reading.indicatorId)}
                <small>
                  {[
                    kinds[reading.kind],
                    reading.scope,
                    reading.period !== snapshot.period ? reading.period : null,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </th>
              <td>
                {reading.value ?? '—'}
                <small>{reading.unit}</small>
              </td>
              <td>
                <small>{texts.sheetCell(reading.sheet, reading.cell)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {about(snapshot.explanations).map((explanation) => (
        <ExplanationReview
          key={`${explanation.code}${explanation.indicatorId}${explanation.scope}${explanation.text}`}
          explanation={explanation}
          found={found}
          session={session}
          mayReview={mayReview}
        />
      ))}
      {mayReview &&
        pack &&
        about(itemsToJudge(snapshot.score?.items ?? [], pack)).map((item) => (
          <PointsEntry
            key={`${item.indicatorId}${item.scope}`}
            item={item}
            found={found}
            session={session}
            onActed={onActed}
          />
        ))}
      <p className={styles.quiet}>
        {texts.proof} {answer.summary.sequence} · {answer.summary.digest.slice(7, 19)}…
      </p>
    </div>
  );
}
