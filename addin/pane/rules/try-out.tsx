import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { notationSentence } from '#shared/messages/notation.ts';
import { traceSentence } from '#shared/messages/trace.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRules } from '#shared/messages/ui/ui-rules.ts';
import { exact, parseExact, toDecimalText } from '#shared/model/exact.ts';
import type { Compiled } from '#shared/notation/compile-notation.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';
import type { InputValue } from '#shared/score/evaluation.ts';
import { onScreen } from '../session/on-screen.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './rules.module.css';

/** Try-out box: one field for every input of the rule, the points at once with the way to them. */
export function TryOut({ compiled, unit }: { readonly compiled: Compiled; readonly unit: string }) {
  const marks = useTexts(uiMarks);
  const texts = useTexts(uiRules);
  const language = useSession((state) => state.language);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const { rule } = compiled;
  if (!rule) return null;
  const values: Record<string, InputValue> = {};
  for (const input of rule.inputs) {
    const text = given[input.name];
    if (text === undefined || text === '') continue;
    if (input.type === 'number') {
      if (parseExact(text)) values[input.name] = exact(text);
    } else values[input.name] = input.type === 'boolean' ? text === 'true' : text;
  }
  const asked = Object.keys(values).length > 0;
  const evaluation = asked ? evaluateRule(rule, values) : null;
  const set = (name: string, value: string) => setGiven({ ...given, [name]: value });
  return (
    <section className={styles.tryOut}>
      <h3>{texts.tryOut}</h3>
      {rule.inputs.map((input) =>
        input.type === 'boolean' ? (
          <Checkbox
            key={input.name}
            label={input.label}
            checked={given[input.name] === 'true'}
            onChange={(_, data) => set(input.name, String(data.checked === true))}
          />
        ) : (
          <Field
            key={input.name}
            label={input.label + (input.unit ? marks.bracketed(input.unit) : '')}
            size="small"
            orientation="horizontal"
          >
            {input.type === 'choice' ? (
              <Select
                size="small"
                value={given[input.name] ?? ''}
                onChange={(_, data) => set(input.name, data.value)}
              >
                <option value="" />
                {input.options?.map((option) => (
                  <option key={option}>{option}</option>
                ))}
              </Select>
            ) : (
              <Input
                size="small"
                inputMode="decimal"
                value={given[input.name] ?? ''}
                placeholder={unit}
                onChange={(_, data) => set(input.name, data.value.trim())}
              />
            )}
          </Field>
        ),
      )}
      {evaluation && (
        <output className={styles.result}>
          {evaluation.points && <strong>{texts.tryResult(toDecimalText(evaluation.points, 4))}</strong>}
          {evaluation.grade && <strong>{texts.tryGrade(evaluation.grade)}</strong>}
          {evaluation.gap && (
            <span>
              {onScreen(
                notationSentence(evaluation.gap.gap, { about: evaluation.gap.about }, language),
                language,
              )}
            </span>
          )}
          {evaluation.trace.map((step, index) => (
            <small key={`${step.code}${index}`}>{traceSentence(step, language)}</small>
          ))}
        </output>
      )}
    </section>
  );
}
