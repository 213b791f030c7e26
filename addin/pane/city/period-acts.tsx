import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { Period, PeriodAct } from '#shared/contract/period-schema.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';
import { OpenPeriodForm } from './open-period-form.tsx';
import { ReasonForm } from './reason-form.tsx';

/** 发布位次, 封存, 特批 and a further period; each signed by the coordinator. */
export function PeriodActs({
  session,
  period,
  table,
  onDone,
}: {
  readonly session: ServerSession;
  readonly period: Period;
  readonly table: SignedCityTable | null;
  readonly onDone: () => void;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiCity);
  const [asking, setAsking] = useState<'extension' | 'reopen' | 'unpublish' | 'open' | null>(null);
  const [region, setRegion] = useState<string>(table?.regions[0]?.region ?? '');
  const [deadline, setDeadline] = useState('');
  const act = (
    what: PeriodAct,
    reason: string | null,
    more: { region?: RegionCode; deadline?: string } = {},
  ) =>
    void workbook.guarded(async () => {
      await session.actOnPeriod({ act: what, pack: period.pack, period: period.period, reason, ...more });
      setAsking(null);
      onDone();
    });
  return (
    <details className={styles.acts}>
      <summary>{texts.periodActs}</summary>
      <div className={styles.buttons}>
        {period.published ? (
          <Button size="small" onClick={() => setAsking('unpublish')}>
            {texts.unpublish}
          </Button>
        ) : (
          <Button size="small" onClick={() => act('publish', null)}>
            {texts.publish}
          </Button>
        )}
        {period.state === 'open' ? (
          <Button size="small" onClick={() => act('close', null)}>
            {texts.close}
          </Button>
        ) : (
          <Button size="small" onClick={() => setAsking('reopen')}>
            {texts.reopen}
          </Button>
        )}
        <Button size="small" onClick={() => setAsking('extension')}>
          {texts.extend}
        </Button>
        <Button size="small" onClick={() => setAsking('open')}>
          {texts.openPeriod}
        </Button>
      </div>
      {asking === 'extension' && (
        <div className={styles.pair}>
          <Field label={texts.extendFor} size="small">
            <Select size="small" value={region} onChange={(_, data) => setRegion(data.value)}>
              {table?.regions.map((each) => (
                <option key={each.region} value={each.region}>
                  {each.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={texts.deadline} size="small" required>
            <Input
              size="small"
              type="date"
              value={deadline}
              onChange={(_, data) => setDeadline(data.value)}
            />
          </Field>
        </div>
      )}
      {asking !== null && asking !== 'open' && (
        <ReasonForm
          label={texts.reason}
          onCancel={() => setAsking(null)}
          onConfirm={(reason) =>
            act(asking, reason, asking === 'extension' ? { region: region as RegionCode, deadline } : {})
          }
        />
      )}
      {asking === 'open' && <OpenPeriodForm session={session} onDone={onDone} />}
    </details>
  );
}
