import { useState } from 'react';
import { uiHead } from '#shared/messages/ui/ui-head.ts';
import type { PackId } from '#shared/model/brands.ts';
import { PanelOptions } from '../shell/drop-panel.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { usePacks } from '../shell/use-packs.ts';
import { Picker } from './picker.tsx';

const AUTOMATIC = '';

/** Which rules are applied: those recognised, or one chosen by hand. */
export function PackPicker() {
  const { workbook } = usePane();
  const texts = useTexts(uiHead);
  const chosen = useSession((state) => state.notes.choice.pack);
  const found = useSession((state) => state.result?.packs);
  const packs = usePacks();
  const [open, setOpen] = useState(false);
  const titleOf = (id: PackId): string => packs.find((pack) => pack.id === id)?.title ?? id;
  const first = found?.[0];
  const more = found && found.length > 1 ? ` +${found.length - 1}` : '';
  return (
    <Picker
      what={texts.pack}
      shown={first ? titleOf(first.id) + more : texts.unknownPack}
      open={open}
      onOpen={setOpen}
    >
      <PanelOptions
        chosen={chosen ?? AUTOMATIC}
        options={[
          { key: AUTOMATIC, label: texts.automatic },
          ...packs.map((pack) => ({
            key: pack.id,
            label: pack.title,
            detail: `${pack.document} · ${pack.version}`,
          })),
        ]}
        onChoose={(key) => {
          setOpen(false);
          void workbook.choose({ pack: key === AUTOMATIC ? null : (key as PackId) });
        }}
      />
    </Picker>
  );
}
