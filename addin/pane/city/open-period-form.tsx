import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PackSummary } from '#addin/engine/engine-port.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiHead } from '#shared/messages/ui/ui-head.ts';
import { isPeriodId } from '#shared/model/period.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';

/** Opens a reporting period: for which rules, until when, with or without a co-signature. */
export function OpenPeriodForm({
  session,
  onDone,
}: {
  readonly session: ServerSession;
  readonly onDone: () => void;
}) {
  const { services, workbook } = usePane();
  const texts = useTexts(uiCity);
  const head = useTexts(uiHead);
  const [packs, setPacks] = useState<readonly PackSummary[]>([]);
  const [pack, setPack] = useState('');
  const [period, setPeriod] = useState('');
  const [deadline, setDeadline] = useState('');
  const [nextWorkingDay, setNextWorkingDay] = useState(true);
  const [cosign, setCosign] = useState(false);
  useEffect(() => {
    void services.engine.packs().then((all) => {
      setPacks(all);
      setPack((before) => before || (all[0]?.id ?? ''));
    });
  }, [services]);
  const chosen = packs.find((each) => each.id === pack);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!chosen || !isPeriodId(period)) return;
        void workbook.guarded(async () => {
          await session.actOnPeriod({
            act: 'open',
            pack: chosen.id,
            period,
            deadline: deadline || null,
            nextWorkingDay,
            cosign,
          });
          onDone();
        });
      }}
    >
      <Field label={texts.pack} size="small">
        <Select size="small" value={pack} onChange={(_, data) => setPack(data.value)}>
          {packs.map((each) => (
            <option key={`${each.id}${each.version}`} value={each.id}>
              {each.title}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        <Field label={texts.period} size="small" required>
          <Input
            size="small"
            value={period}
            placeholder={head.periodHint}
            onChange={(_, data) => setPeriod(data.value.trim())}
          />
        </Field>
        <Field label={texts.deadline} size="small">
          <Input size="small" type="date" value={deadline} onChange={(_, data) => setDeadline(data.value)} />
        </Field>
      </div>
      <Checkbox
        label={texts.nextWorkingDay}
        checked={nextWorkingDay}
        onChange={(_, data) => setNextWorkingDay(data.checked === true)}
      />
      <Checkbox
        label={texts.cosign}
        checked={cosign}
        onChange={(_, data) => setCosign(data.checked === true)}
      />
      <Button type="submit" appearance="primary" disabled={!isPeriodId(period)}>
        {texts.openPeriod}
      </Button>
    </form>
  );
}
