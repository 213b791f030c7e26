import { ChevronDown12Regular, ChevronRight12Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRules } from '#shared/messages/ui/ui-rules.ts';
import type { Indicator } from '#shared/rule-pack/rule-pack.ts';
import { useTexts } from '../shell/session-context.ts';
import { RuleEditor } from './rule-editor.tsx';
import styles from './rules.module.css';

export function IndicatorRow({
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
  const [open, setOpen] = useState(false);
  const { scoring } = indicator;
  return (
    <li>
      <button type="button" className={styles.indicator} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span aria-hidden="true">{open ? <ChevronDown12Regular /> : <ChevronRight12Regular />}</span>
        <span className={styles.name}>
          {indicator.name}
          <small> {indicator.unit}</small>
        </span>
        {scoring && text !== scoring.text && <em>{texts.changed}</em>}
        <span className={styles.max}>{scoring?.maxPoints ? texts.points(scoring.maxPoints) : ''}</span>
      </button>
      {open &&
        (scoring ? (
          <RuleEditor indicator={indicator} text={text} onText={onText} />
        ) : (
          <p className={styles.none}>
            {texts.noScoring}
            {marks.semicolon}
            {texts.clause}
            {marks.colon}
            {indicator.clause}
          </p>
        ))}
    </li>
  );
}
