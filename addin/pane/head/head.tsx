import { Tooltip } from '@fluentui/react-components';
import { uiHead } from '#shared/messages/ui/ui-head.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { periodText } from '#shared/model/period.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import { Connection } from './connection.tsx';
import styles from './head.module.css';
import { PackPicker } from './pack-picker.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { RegionPicker } from './region-picker.tsx';

/** Always there: what is open, by which rules, where and when, and whether the city can be reached. */
export function Head() {
  const texts = useTexts(uiHead);
  const shell = useTexts(uiShell);
  const name = useSession((state) => state.name);
  const kind = useSession((state) => state.host?.kind);
  const recognition = useSession((state) => state.result?.recognition);
  const scored = useSession((state) => state.result?.scores[0]);
  const choice = useSession((state) => state.notes.choice);
  const region = choice.region ?? recognition?.region ?? null;
  const period = choice.period ?? recognition?.period ?? scored?.period ?? null;
  return (
    <header className={styles.head} data-host={kind}>
      <div className={styles.title}>
        <Tooltip content={name || shell.noWorkbook} relationship="description">
          <strong>{name || shell.product}</strong>
        </Tooltip>
        <Connection />
      </div>
      {recognition && (
        <div className={styles.context}>
          <PackPicker />
          <RegionPicker shown={region ? regionName(region) : texts.ownArea} chosen={region} />
          <PeriodPicker shown={period ? periodText(period) : texts.unknownPeriod} chosen={period} />
        </div>
      )}
    </header>
  );
}
