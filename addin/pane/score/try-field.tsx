import { Input, Link } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import { contentOf } from '#addin/actions/check/apply-fix.ts';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import { parseExact } from '#shared/model/exact.ts';
import type { Reading } from '#shared/model/reading.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './score.module.css';

/** Typing pauses this long before the total answers. */
const PAUSE_MS = 120;

/** A value to be tried in place of a cell's own; the cell keeps what it holds. */
export function TryField({ reading, label }: { readonly reading: Reading; readonly label: string }) {
  const { workbook } = usePane();
  const texts = useTexts(uiScore);
  const kinds = useTexts(uiRecognition).kinds;
  const raw = useSession((state) => state.raw);
  const place = `${reading.sheet}!${reading.cell}`;
  const tried = useSession((state) => state.tried[place]);
  const inSheet = raw ? contentOf(raw, reading.sheet, reading.cell) : '';
  const [typed, setTyped] = useState(tried ?? inSheet);
  const id = useId();
  useEffect(() => {
    if (tried === undefined) setTyped(inSheet);
  }, [tried, inSheet]);
  useEffect(() => {
    if (typed === (tried ?? inSheet)) return;
    const timer = setTimeout(() => {
      if (typed === inSheet) void workbook.tryValue(place, null);
      else if (parseExact(typed)) void workbook.tryValue(place, typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, place, tried, inSheet, workbook]);
  return (
    <div className={styles.try}>
      <label htmlFor={id}>
        {texts.try} {kinds[reading.kind]}
      </label>
      <Input
        id={id}
        size="small"
        value={typed}
        inputMode="decimal"
        aria-label={texts.tryLabel(`${label} ${kinds[reading.kind]}`)}
        title={texts.tryHint}
        onChange={(_, data) => setTyped(data.value.trim())}
      />
      <Link as="button" onClick={() => void workbook.locate(reading)} aria-label={texts.locate(place)}>
        {reading.cell}
      </Link>
      {tried !== undefined && (
        <span className={styles.why}>
          {texts.tryInSheet} {inSheet}
        </span>
      )}
    </div>
  );
}
