import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { uiHead } from '#shared/messages/ui/ui-head.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { isPeriodId, periodText, yearOf } from '#shared/model/period.ts';
import { PanelOptions } from '../shell/drop-panel.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './head.module.css';
import { Picker } from './picker.tsx';

const AUTOMATIC = '';

export function PeriodPicker({
  shown,
  chosen,
}: {
  readonly shown: string;
  readonly chosen: PeriodId | null;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiHead);
  const readings = useSession((state) => state.result?.recognition.readings);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const found = [...new Set((readings ?? []).map((reading) => reading.period))].sort().reverse();
  const year = found[0] ? yearOf(found[0]) : null;
  const quarters = year ? [4, 3, 2, 1].map((quarter) => `${year}Q${quarter}` as PeriodId) : [];
  const choose = (key: string) => {
    setOpen(false);
    void workbook.choose({ period: key === AUTOMATIC ? null : (key as PeriodId) });
  };
  return (
    <Picker what={texts.period} shown={shown} open={open} onOpen={setOpen} align="end">
      <PanelOptions
        chosen={chosen}
        options={[
          { key: AUTOMATIC, label: texts.automatic },
          ...[...new Set([...found, ...quarters])].map((period) => ({
            key: period,
            label: periodText(period),
          })),
        ]}
        onChoose={choose}
      />
      <form
        className={styles.typed}
        onSubmit={(event) => {
          event.preventDefault();
          if (isPeriodId(typed)) choose(typed);
        }}
      >
        <Input
          size="small"
          value={typed}
          placeholder={texts.periodHint}
          aria-label={texts.periodHint}
          onChange={(_, data) => setTyped(data.value.trim())}
        />
        <Button type="submit" size="small" disabled={!isPeriodId(typed)}>
          {texts.apply}
        </Button>
      </form>
    </Picker>
  );
}
