import type { CheckResult } from '#shared/check/check-result.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './check.module.css';
import { SeverityIcon } from './severity-icon.tsx';
import { nothingReported, verdictCounts, verdictText } from './verdict-text.ts';

const TONES = { pass: 'fine', explain: 'query', fail: 'blocking', unrecognised: 'notice' } as const;

/** The first line of the pane: can it be sent, and if not, how much is in the way. */
export function VerdictBanner({ result }: { readonly result: CheckResult }) {
  const marks = useTexts(uiMarks);
  const explanations = useSession((state) => state.notes.explanations);
  const language = useSession((state) => state.language);
  const texts = useTexts(uiCheck);
  const nothing = nothingReported(result, explanations);
  const tone = nothing ? 'notice' : TONES[verdictCounts(result, explanations).verdict];
  const { tables, readings, hidden } = result.recognition;
  return (
    <section className={styles.verdict} data-tone={tone}>
      <SeverityIcon severity={tone} size={24} />
      <div>
        <h1>{verdictText(result, explanations, language)}</h1>
        <p>
          {texts.summary(tables.length, readings.length)}
          {hidden.length > 0 && marks.comma + texts.hiddenRead(hidden.length)}
        </p>
      </div>
    </section>
  );
}
