import { Button } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { checkOptions } from '#addin/actions/check/check-workbook.ts';
import { type RuleTexts, withTexts } from '#addin/actions/rules/edit-rules.ts';
import { publishPack } from '#addin/actions/rules/publish-rules.ts';
import { lintSentence } from '#shared/messages/lint.ts';
import { uiRules } from '#shared/messages/ui/ui-rules.ts';
import { differenceOf } from '#shared/rule-pack/difference-of.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { onScreen } from '../session/on-screen.ts';
import { refreshGuidance } from '../shell/follow-server.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { useServerSession } from '../shell/use-server.ts';
import { IssuerOnly } from './issuer-only.tsx';
import styles from './rules.module.css';

/** What the change would do to the open workbook, and the signature that puts it in force. */
export function PublishCard({
  pack,
  written,
  onPublished,
}: {
  readonly pack: RulePack;
  readonly written: RuleTexts;
  readonly onPublished: () => void;
}) {
  const { services, store, workbook } = usePane();
  const texts = useTexts(uiRules);
  const language = useSession((state) => state.language);
  const result = useSession((state) => state.result);
  const session = useServerSession();
  const next = useMemo(() => withTexts(pack, written), [pack, written]);
  const differences = useMemo(() => differenceOf(pack, next), [pack, next]);
  const [after, setAfter] = useState<string | null>(null);
  const before = result?.scores.find((sheet) => sheet.pack.id === pack.id)?.total ?? null;
  useEffect(() => {
    let current = true;
    setAfter(null);
    if (before === null) return;
    const { notes, guidance } = store.get();
    void services.engine.tryPack(next, checkOptions(notes, guidance)).then(
      (scores) => current && setAfter(scores.find((sheet) => sheet.pack.id === pack.id)?.total ?? null),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [services, store, next, before, pack.id]);
  const publish = () =>
    void workbook.guarded(async () => {
      if (!session) return;
      await publishPack(await session.actor(), next);
      store.set({ lastWrite: { token: null, says: texts.published(next.version) } });
      await refreshGuidance({ store, workbook }, session, next);
      onPublished();
    });
  return (
    <section className={styles.publish}>
      <h2>{texts.impact}</h2>
      <ul>
        {differences.map((difference, index) => (
          <li key={`${difference.code}${index}`}>
            {onScreen(lintSentence(difference.code, difference.params, language), language)}
          </li>
        ))}
      </ul>
      <p>
        {before === null
          ? texts.impactNone
          : after === null || after === before
            ? texts.impactSame
            : texts.impactLine(before, after)}
      </p>
      <p className={styles.small}>{texts.impactWhy}</p>
      {session && (
        <IssuerOnly session={session}>
          <Button appearance="primary" onClick={publish}>
            {texts.publishAs(next.version)}
          </Button>
          <p className={styles.small}>{texts.publishWhy}</p>
        </IssuerOnly>
      )}
    </section>
  );
}
