import { Badge } from '@fluentui/react-components';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import { exact, formatFixed, subtract } from '#shared/model/exact.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { isMet } from '#shared/report/score-groups.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import { Bar } from './bar.tsx';
import styles from './score.module.css';

/** The number everyone asks for, and how final it is. Target packs have no points: they count targets met. */
export function ScoreTotal({
  sheet,
  before,
}: {
  readonly sheet: ScoreSheet;
  readonly before: ScoreSheet | null;
}) {
  const marks = useTexts(uiMarks);
  const texts = useTexts(uiScore);
  const blocked = useSession((state) =>
    state.result?.findings.some((finding) => finding.severity === 'blocking'),
  );
  if (sheet.total === null) return <TargetsTotal sheet={sheet} />;
  const change = before?.total ? formatFixed(subtract(exact(sheet.total), exact(before.total)), 2) : null;
  return (
    <section className={styles.total}>
      <div className={styles.figure}>
        <h1 className="only-spoken">{texts.total}</h1>
        <strong>{sheet.total}</strong>
        {sheet.max && <span>{texts.of(sheet.max)}</span>}
        {change !== null && Number(change) !== 0 && (
          <Badge appearance="tint" color={change.startsWith('-') ? 'danger' : 'success'} size="large">
            {change.startsWith('-') ? change : `+${change}`}
          </Badge>
        )}
        <div className={styles.badges}>
          {sheet.class && (
            <Badge appearance="filled" color="brand">
              {texts.class(sheet.class)}
            </Badge>
          )}
          {sheet.provisional && (
            <Badge appearance="outline" color="warning">
              {texts.provisional}
            </Badge>
          )}
        </div>
      </div>
      {sheet.max && <Bar value={sheet.total} of={sheet.max} reach={sheet.maxCounted} large />}
      <p>
        {sheet.maxCounted && sheet.maxCounted !== sheet.max && texts.counted(sheet.maxCounted) + marks.stop}
        {sheet.provisional && texts.provisionalWhy}
        {blocked && texts.blockedByErrors}
      </p>
    </section>
  );
}

function TargetsTotal({ sheet }: { readonly sheet: ScoreSheet }) {
  const texts = useTexts(uiScore);
  const judged = sheet.items.filter((item) => item.attainment !== null);
  const met = judged.filter(isMet).length;
  // A schedule of grants sets no targets; what it pays stands below.
  if (judged.length === 0) return <h1 className={styles.quiet}>{texts.noTargets}</h1>;
  return (
    <section className={styles.total}>
      <div className={styles.figure}>
        <h1 className="only-spoken">{texts.targets}</h1>
        <strong>{met}</strong>
        <span>{texts.met(met, judged.length)}</span>
      </div>
      <Bar value={String(met)} of={String(judged.length)} large />
    </section>
  );
}
