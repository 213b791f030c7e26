import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { pointsOf } from '#addin/actions/city/read-acts.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { compare, exact, parseExact, toDecimalText, ZERO } from '#shared/model/exact.ts';
import type { ScoreItem } from '#shared/model/score.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';
import type { FoundSubmission } from './use-submission.ts';

/** 酌情: points that the rules leave to a person, entered with the evidence they rest on. */
export function PointsEntry({
  item,
  found,
  session,
  onActed,
}: {
  readonly item: ScoreItem;
  readonly found: FoundSubmission;
  readonly session: ServerSession;
  readonly onActed: () => void;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiCity);
  const marks = useTexts(uiMarks);
  const entered = pointsOf(found.answer.acts, item);
  const [points, setPoints] = useState(entered?.points ?? '');
  const [evidence, setEvidence] = useState('');
  const most = item.max ?? '';
  const parsed = parseExact(points.trim());
  const fits =
    parsed !== null && compare(parsed, ZERO) >= 0 && (most === '' || compare(parsed, exact(most)) <= 0);
  const enter = () =>
    void workbook.guarded(async () => {
      if (!parsed) return;
      await session.act({
        snapshot: found.answer.summary.digest,
        act: 'discretionary-points',
        reason: evidence.trim(),
        value: {
          indicatorId: item.indicatorId,
          scope: item.scope,
          points: toDecimalText(parsed) as DecimalText,
        },
      });
      setEvidence('');
      found.reload();
      onActed();
    });
  return (
    <form
      className={styles.entry}
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <p>
        {item.indicator}
        {item.scope && marks.bracketed(item.scope)}
        {entered && (
          <small>
            {texts.pointsEntered(entered.points, entered.by)}
            {entered.reason && `${marks.colon}${entered.reason}`}
          </small>
        )}
      </p>
      <Field label={texts.points(most)} size="small" required>
        <Input
          size="small"
          inputMode="decimal"
          value={points}
          onChange={(_, data) => setPoints(data.value)}
        />
      </Field>
      <Field label={texts.evidence} size="small" required>
        <Input
          size="small"
          value={evidence}
          maxLength={1000}
          onChange={(_, data) => setEvidence(data.value)}
        />
      </Field>
      <Button size="small" type="submit" disabled={!fits || evidence.trim() === ''}>
        {texts.enterPoints}
      </Button>
    </form>
  );
}
