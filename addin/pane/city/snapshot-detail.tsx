import { Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { KezhiServer } from '#addin/api/server-port.ts';
import { findingTitle } from '#shared/messages/finding-text.ts';
import { uiCity } from '#shared/messages/ui-city.ts';
import { uiRecognition } from '#shared/messages/ui-recognition.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { onScreen } from '../session/on-screen.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';

type Answer = Awaited<ReturnType<KezhiServer['snapshot']>>;

/** What a county sent: its figures with their cells, and what it explained. */
export function SnapshotDetail({
  digest,
  session,
  indicatorId,
}: {
  readonly digest: string;
  readonly session: ServerSession;
  readonly indicatorId?: string;
}) {
  const { services, workbook } = usePane();
  const texts = useTexts(uiCity);
  const kinds = useTexts(uiRecognition).kinds;
  const language = useSession((state) => state.language);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [pack, setPack] = useState<RulePack | null>(null);
  useEffect(() => {
    let current = true;
    void workbook.guarded(async () => {
      const found = await session.server.snapshot(digest);
      const carried = await services.engine.pack(found.snapshot.pack.id, found.snapshot.pack.version);
      if (!current) return;
      setPack(carried);
      setAnswer(found);
    });
    return () => {
      current = false;
    };
  }, [session, services, workbook, digest]);
  if (!answer) return <Spinner size="tiny" />;
  const nameOf = (id: string) => pack?.indicators.find((indicator) => indicator.id === id)?.name ?? id;
  const { snapshot } = answer;
  const about = <T extends { readonly indicatorId: string | null }>(list: readonly T[]) =>
    indicatorId === undefined ? list : list.filter((each) => each.indicatorId === indicatorId);
  return (
    <div className={styles.detail}>
      <table>
        <tbody>
          {about(snapshot.readings).map((reading) => (
            <tr key={`${reading.sheet}${reading.cell}${reading.kind}${reading.indicatorId}`}>
              <th scope="row">
                {nameOf(reading.indicatorId)}
                <small>
                  {[
                    kinds[reading.kind],
                    reading.scope,
                    reading.period !== snapshot.period ? reading.period : null,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </th>
              <td>
                {reading.value ?? '—'}
                <small>{reading.unit}</small>
              </td>
              <td>
                <small>{texts.sheetCell(reading.sheet, reading.cell)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {about(snapshot.explanations).map((explanation) => (
        <blockquote key={`${explanation.code}${explanation.indicatorId}${explanation.text}`}>
          <small>
            {onScreen(findingTitle(explanation.code, language), language)}
            {explanation.indicatorId && ` · ${nameOf(explanation.indicatorId)}`}
          </small>
          {explanation.text}
        </blockquote>
      ))}
      <p className={styles.quiet}>
        {texts.proof} {answer.summary.sequence} · {answer.summary.digest.slice(7, 19)}…
      </p>
    </div>
  );
}
