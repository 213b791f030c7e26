import { Input } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { uiHead } from '#shared/messages/ui/ui-head.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import { parentRegion, regionName, regionsWithin } from '#shared/workbook/text/region-names.ts';
import { PanelOptions } from '../shell/drop-panel.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './head.module.css';
import { Picker } from './picker.tsx';

const AUTOMATIC = '';
/** A picker of 350 px shows no more without scrolling for ever; typing narrows it. */
const MOST = 60;

export function RegionPicker({
  shown,
  chosen,
}: {
  readonly shown: string;
  readonly chosen: RegionCode | null;
}) {
  const { workbook } = usePane();
  const texts = useTexts(uiHead);
  const readings = useSession((state) => state.result?.recognition.readings);
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const options = useMemo(() => {
    const found = [
      ...new Set((readings ?? []).flatMap((reading) => (reading.region ? [reading.region] : []))),
    ];
    const near = chosen ? regionsWithin(parentRegion(chosen) ?? chosen, true) : [];
    const all = search ? regionsWithin('620000' as RegionCode, true) : near;
    return [...new Set([...found, ...all])]
      .map((code) => ({ key: code, label: regionName(code), detail: code }))
      .filter((option) => option.label.includes(search) || option.detail.startsWith(search))
      .slice(0, MOST);
  }, [readings, chosen, search]);
  return (
    <Picker what={texts.region} shown={shown} open={open} onOpen={setOpen} align="end">
      <Input
        className={styles.search}
        size="small"
        value={search}
        placeholder={texts.search}
        aria-label={texts.search}
        onChange={(_, data) => setSearch(data.value.trim())}
      />
      <PanelOptions
        chosen={chosen}
        options={search ? options : [{ key: AUTOMATIC, label: texts.automatic }, ...options]}
        onChoose={(key) => {
          setOpen(false);
          void workbook.choose({ region: key === AUTOMATIC ? null : (key as RegionCode) });
        }}
      />
      {options.length === 0 && <p className={styles.nothing}>{texts.nothing}</p>}
    </Picker>
  );
}
