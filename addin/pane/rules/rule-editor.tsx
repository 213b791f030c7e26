import { Button, Field, Textarea } from '@fluentui/react-components';
import { useDeferredValue, useMemo } from 'react';
import { understand } from '#addin/actions/rules/edit-rules.ts';
import { pointsCurve } from '#addin/actions/score/points-curve.ts';
import { conventionText } from '#shared/messages/convention-text.ts';
import { notationSentence } from '#shared/messages/notation.ts';
import { ruleSentence } from '#shared/messages/rule-sentence.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRules } from '#shared/messages/ui/ui-rules.ts';
import type { Indicator } from '#shared/rule-pack/rule-pack.ts';
import { CurveDrawing } from '../score/curve-drawing.tsx';
import { onScreen } from '../session/on-screen.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './rules.module.css';
import { TryOut } from './try-out.tsx';

/** The text as written, and beside or below it what it was understood as. Nothing is guessed: what is unclear is named. */
export function RuleEditor({
  indicator,
  text,
  onText,
}: {
  readonly indicator: Indicator;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const texts = useTexts(uiRules);
  const marks = useTexts(uiMarks);
  const language = useSession((state) => state.language);
  const settled = useDeferredValue(text);
  const compiled = useMemo(() => understand(indicator, settled), [indicator, settled]);
  const curve = useMemo(() => (compiled.rule ? pointsCurve(compiled.rule, []) : null), [compiled]);
  const original = indicator.scoring?.text ?? '';
  return (
    <div className={styles.editor}>
      <Field label={texts.text} size="small">
        <Textarea rows={4} resize="vertical" value={text} onChange={(_, data) => onText(data.value)} />
      </Field>
      <div>
        <h3>{compiled.ok ? texts.understood : texts.notUnderstood}</h3>
        {compiled.ok && (
          <p className={styles.understood}>
            {(compiled.rule && ruleSentence(compiled.rule, language)) ?? compiled.text}
          </p>
        )}
        {compiled.diagnostics.length > 0 && (
          <ul className={styles.diagnostics}>
            {compiled.diagnostics.map((diagnostic) => (
              <li key={`${diagnostic.code}${diagnostic.at.join()}`} data-severity={diagnostic.severity}>
                <mark>{settled.slice(...diagnostic.at)}</mark>
                {onScreen(notationSentence(diagnostic.code, diagnostic.params, language), language)}
              </li>
            ))}
          </ul>
        )}
        {compiled.assumed.length > 0 && (
          <p className={styles.quiet}>
            {texts.assumed}
            {marks.colon}
            {compiled.assumed
              .map((code) => onScreen(conventionText(code, language), language))
              .join(marks.semicolon)}
          </p>
        )}
        {curve && (
          <figure>
            <figcaption className={styles.small}>{texts.curve}</figcaption>
            <CurveDrawing curve={curve} today={null} label={texts.curve} />
          </figure>
        )}
        {compiled.rule && <TryOut compiled={compiled} unit={indicator.unit} />}
        <p className={styles.small}>
          {texts.clause}
          {marks.colon}
          {indicator.scoring?.clause ?? indicator.clause}
        </p>
        {text !== original && (
          <Button size="small" appearance="subtle" onClick={() => onText(original)}>
            {texts.restore}
          </Button>
        )}
      </div>
    </div>
  );
}
