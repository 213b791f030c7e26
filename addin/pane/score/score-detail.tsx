import { useEffect, useState } from 'react';
import { ratioOutlook, triableReadings } from '#addin/actions/score/ratio-outlook.ts';
import type { PlannedItem } from '#addin/engine/engine-port.ts';
import { conventionText } from '#shared/messages/convention-text.ts';
import { traceSentence } from '#shared/messages/trace.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiScore } from '#shared/messages/ui/ui-score.ts';
import type { ScoreItem, ScoreSheet } from '#shared/model/score.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { onScreen } from '../session/on-screen.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { Curve } from './curve.tsx';
import styles from './score.module.css';
import { TryField } from './try-field.tsx';

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
  const { services } = usePane();
  const texts = useTexts(uiScore);
  const marks = useTexts(uiMarks);
  const language = useSession((state) => state.language);
  const readings = useSession((state) => state.result?.recognition.readings) ?? [];
  const [pack, setPack] = useState<RulePack | null>(null);
  useEffect(() => {
    void services.engine.pack(sheet.pack.id, sheet.pack.version).then(setPack);
  }, [services, sheet.pack.id, sheet.pack.version]);
  const triedReadings = useSession((state) => state.triedResult?.recognition.readings) ?? readings;
  const triable = triableReadings(item, sheet, readings);
  const indicator = pack?.indicators.find((each) => each.id === item.indicatorId);
  const outlook = ratioOutlook(item, sheet, triedReadings, indicator);
  const questions = pack?.questions.filter((question) => item.questions.includes(question.id)) ?? [];
  const why = texts.stateWhy[item.state];
  return (
    <div className={styles.detail}>
      {why && <p className={styles.why}>{why}</p>}
      {questions.map((question) => (
        <p key={question.id} className={styles.question}>
          <b>{texts.question}</b> {onScreen(question.text[language], language)}
        </p>
      ))}
      {item.trace.length > 0 && (
        <section>
          <h3>{texts.trace}</h3>
          <ol className={styles.trace}>
            {item.trace.map((step) => (
              <li key={`${step.code}${Object.values(step.params).join()}`}>
                {onScreen(traceSentence(step, language), language)}
                {step.clause && step.clause !== item.clause && <small>{step.clause}</small>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {item.assumed.length > 0 && (
        <p className={styles.why}>
          {texts.assumed}
          {marks.colon}
          {item.assumed
            .map((code) => onScreen(conventionText(code, language), language))
            .join(marks.semicolon)}
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
                      .join(marks.comma)}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {triable.map((reading) => (
        <TryField key={reading.kind} reading={reading} label={item.indicator} />
      ))}
      {outlook && (
        <p className={styles.why}>
          {texts.outlook(outlook.printed, outlook.unrounded, unit)}
          {outlook.met !== null && marks.comma + (outlook.met ? texts.reached : texts.notReached)}
          {outlook.missing &&
            marks.comma +
              texts.lacks(outlook.missing.component, outlook.missing.amount, outlook.missing.unit)}
        </p>
      )}
      {item.clause && (
        <p className={styles.why}>
          {texts.clause}
          {marks.colon}
          {item.clause}
        </p>
      )}
    </div>
  );
}
