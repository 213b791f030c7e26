import { Button, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { bulletinText, reminderText } from '#addin/actions/city/city-texts.ts';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { Period } from '#shared/contract/period-schema.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { copyText } from '../shell/copy-text.ts';
import { HostLimits } from '../shell/host-limits.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';

/** 拉取到工作表 with its charts, and the two texts that are written every time. */
export function CityActions({
  table,
  previous,
  title,
  period,
  isCoordinator,
  wide,
}: {
  readonly table: SignedCityTable;
  readonly previous: SignedCityTable | null;
  readonly title: string;
  readonly period: Period | null;
  /** Reminding and reporting on the counties is the city's. */
  readonly isCoordinator: boolean;
  /** The city's own page has no workbook to write to. */
  readonly wide: boolean;
}) {
  const { store, workbook } = usePane();
  const texts = useTexts(uiCity);
  const check = useTexts(uiCheck);
  const language = useSession((state) => state.language);
  const host = useSession((state) => state.host);
  const [text, setText] = useState<{ readonly of: 'remind' | 'bulletin'; readonly content: string } | null>(
    null,
  );
  const [copied, setCopied] = useState(false);
  const show = (of: 'remind' | 'bulletin', content: string) => {
    setCopied(false);
    setText({ of, content });
  };
  const pull = () =>
    void workbook.guarded(async () => {
      if (!host) return;
      const { writeCitySheet } = await import('#addin/actions/workbook/write-reports.ts');
      const written = await writeCitySheet(host, table, title, language);
      store.set({
        lastWrite: {
          token: null,
          says: texts.pulled(written.name) + (host.kind === 'file' ? check.seenInExport : ''),
        },
      });
    });
  return (
    <div className={styles.tools}>
      <div className={styles.buttons}>
        {(host || !wide) && (
          <Button
            size="small"
            disabled={!host?.capabilities.addSheets}
            title={host ? undefined : texts.noHost}
            onClick={pull}
          >
            {texts.pull}
          </Button>
        )}
        {isCoordinator && (
          <>
            <Button size="small" onClick={() => show('remind', reminderText(table, title, period, language))}>
              {texts.remind}
            </Button>
            <Button
              size="small"
              onClick={() => show('bulletin', bulletinText(table, title, language, previous))}
            >
              {texts.bulletin}
            </Button>
          </>
        )}
      </div>
      <HostLimits only={['read-only', 'structure-protected']} />
      {text !== null && (
        <div className={styles.text}>
          <Textarea
            rows={8}
            resize="vertical"
            value={text.content}
            onChange={(_, data) => setText({ ...text, content: data.value })}
            aria-label={texts[text.of]}
          />
          <Button
            size="small"
            onClick={() =>
              void workbook.guarded(async () => {
                await copyText(text.content);
                setCopied(true);
              })
            }
          >
            {copied ? texts.copied : texts.copy}
          </Button>
        </div>
      )}
    </div>
  );
}
