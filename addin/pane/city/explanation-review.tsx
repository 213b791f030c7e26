import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { reviewOf } from '#addin/actions/city/read-acts.ts';
import { findingTitle } from '#shared/messages/finding-text.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import type { Explanation } from '#shared/model/finding.ts';
import { onScreen } from '../session/on-screen.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';
import { ReasonForm } from './reason-form.tsx';
import type { FoundSubmission } from './use-submission.ts';

/** What a county wrote to a finding, and whether the city goes along with it. */
export function ExplanationReview({
  explanation,
  found,
  session,
  mayReview,
}: {
  readonly explanation: Explanation;
  readonly found: FoundSubmission;
  readonly session: ServerSession;
  readonly mayReview: boolean;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiCity);
  const marks = useTexts(uiMarks);
  const language = useSession((state) => state.language);
  const [rejecting, setRejecting] = useState(false);
  const { code, indicatorId, scope } = explanation;
  const about = indicatorId && found.nameOf(indicatorId);
  const review = reviewOf(found.answer.acts, explanation);
  const act = (what: 'explanation-accepted' | 'explanation-rejected', reason: string | null) =>
    void workbook.guarded(async () => {
      const { digest } = found.answer.summary;
      await session.act({ snapshot: digest, act: what, reason, value: { code, indicatorId, scope } });
      setRejecting(false);
      found.reload();
    });
  return (
    <blockquote>
      <small>
        {onScreen(findingTitle(code, language), language)}
        {about && ` · ${about}`}
      </small>
      {explanation.text}
      {review && (
        <small data-review={review.act}>
          {review.act === 'explanation-accepted' ? texts.explanationAccepted : texts.explanationRejected}
          {review.reason && `${marks.colon}${review.reason}`}
        </small>
      )}
      {mayReview && !rejecting && (
        <span className={styles.buttons}>
          {review?.act !== 'explanation-accepted' && (
            <Button size="small" onClick={() => act('explanation-accepted', null)}>
              {texts.acceptExplanation}
            </Button>
          )}
          {review?.act !== 'explanation-rejected' && (
            <Button size="small" appearance="subtle" onClick={() => setRejecting(true)}>
              {texts.rejectExplanation}
            </Button>
          )}
        </span>
      )}
      {rejecting && (
        <ReasonForm
          label={texts.rejectReason}
          onCancel={() => setRejecting(false)}
          onConfirm={(reason) => act('explanation-rejected', reason)}
        />
      )}
    </blockquote>
  );
}
