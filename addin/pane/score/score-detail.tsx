import { Input, Link } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import { contentOf } from '#addin/actions/apply-fix.ts';
import type { PlannedItem } from '#addin/engine/engine-port.ts';
import { traceSentence } from '#shared/messages/trace.ts';
import { conventionText } from '#shared/messages/ui-conventions.ts';
import { uiScore } from '#shared/messages/ui-score.ts';
import { parseExact } from '#shared/model/exact.ts';
import type { ScoreItem, ScoreSheet } from '#shared/model/score.ts';
import { readingOf } from '#shared/report/score-groups.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { Curve } from './curve.tsx';
import styles from './score.module.css';

/** Typing pauses this long before the total answers. */
const PAUSE_MS = 120;

/** The calculation as a person would write it down, the curve, what is missing, and a place to try another value. */
export function ScoreDetail({
  item,
  sheet,
  planned,
  unit,
}: {
  readonly item: ScoreItem;
  readonly sheet: ScoreSheet;
  readonly planned: PlannedItem | null;
  readonly unit: string;
}) {
  const { services, workbook } = usePane();
  const texts = useTexts(uiScore);
  const language = useSession((state) => state.language);
  const readings = useSession((state) => state.result?.recognition.readings) ?? [];
  const raw = useSession((state) => state.raw);
  const tried = useSession((state) => state.tried);
  const [pack, setPack] = useState<RulePack | null>(null);
  useEffect(() => {
    void services.engine.pack(sheet.pack.id, sheet.pack.version).then(setPack);
  }, [services, sheet.pack.id, sheet.pack.version]);
  const reading = readingOf(item, sheet, readings);
  const place = reading ? `${reading.sheet}!${reading.cell}` : null;
  const inSheet = reading && raw ? contentOf(raw, reading.sheet, reading.cell) : '';
  const [typed, setTyped] = useState(place ? (tried[place] ?? inSheet) : '');
  useEffect(() => {
    if (place && !(place in tried)) setTyped(inSheet);
  }, [place, tried, inSheet]);
  useEffect(() => {
    if (!place || typed === (tried[place] ?? inSheet)) return;
    const timer = setTimeout(() => {
      if (typed === inSheet) void workbook.tryValue(place, null);
      else if (parseExact(typed)) void workbook.tryValue(place, typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, place, tried, inSheet, workbook]);
  const questions = pack?.questions.filter((question) => item.questions.includes(question.id)) ?? [];
  const tryId = useId();
  const why = texts.stateWhy[item.state];
  return (
    <div className={styles.detail}>
      {why && <p className={styles.why}>{why}</p>}
      {questions.map((question) => (
        <p key={question.id} className={styles.question}>
          <b>{texts.question}</b> {question.text[language]}
        </p>
      ))}
      {item.trace.length > 0 && (
        <section>
          <h3>{texts.trace}</h3>
          <ol className={styles.trace}>
            {item.trace.map((step) => (
              <li key={`${step.code}${Object.values(step.params).join()}`}>
                {traceSentence(step, language)}
                {step.clause && step.clause !== item.clause && <small>{step.clause}</small>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {item.assumed.length > 0 && (
        <p className={styles.why}>
          {texts.assumed}：{item.assumed.map((code) => conventionText(code, language)).join('；')}
        </p>
      )}
      {pack && <Curve pack={pack} item={item} unit={unit} />}
      {planned && planned.needed.length > 0 && (
        <section>
          <h3>{texts.nextBand}</h3>
          <ul className={styles.needed}>
            {planned.needed.map((step) => (
              <li key={`${step.to}${step.component}${step.add}`}>
                {step.to === 'target' || step.points === null
                  ? texts.reach(step.component, step.add, step.unit)
                  : texts.band(step.component, step.add, step.unit, step.points)}
                {step.gainItems.length > 0 && (
                  <small>
                    {step.gainItems
                      .map((gain) =>
                        texts.gain(gain.number ?? gain.indicator, gain.gain, gain.number !== null),
                      )
                      .join('，')}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {reading && place && (
        <section className={styles.try}>
          <label htmlFor={tryId}>{texts.try}</label>
          <Input
            id={tryId}
            size="small"
            value={typed}
            inputMode="decimal"
            aria-label={texts.tryLabel(item.indicator)}
            title={texts.tryHint}
            onChange={(_, data) => setTyped(data.value.trim())}
          />
          <Link as="button" onClick={() => void workbook.locate(reading)} aria-label={texts.locate(place)}>
            {reading.cell}
          </Link>
          {place in tried && (
            <span className={styles.why}>
              {texts.tryInSheet} {inSheet}
            </span>
          )}
        </section>
      )}
      {item.clause && (
        <p className={styles.why}>
          {texts.clause}：{item.clause}
        </p>
      )}
    </div>
  );
}
