import { inputOfEvent } from '../issuing/events/event-inputs.ts';
import { readEventRegister } from '../issuing/events/read-event-register.ts';
import type { IssuingNote } from '../issuing/issuing-note.ts';
import type { PeriodId, RegionCode } from '../model/brands.ts';
import type { Recognition } from '../model/reading.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import type { RawWorkbook } from '../workbook/raw-workbook.ts';

/**
 * What was understood of a workbook, with the 加减分 events of a register in it as inputs of the packs that count them:
 * so they are scored, travel with a submission and are counted again by whoever receives it.
 */
export function withEventRegister(
  raw: RawWorkbook,
  recognition: Recognition,
  packs: readonly RulePack[],
): { readonly recognition: Recognition; readonly notes: readonly IssuingNote[] } {
  const own = packs.filter((pack) => recognition.packs.includes(pack.id) && pack.adjustments.length > 0);
  const registers = own.map((pack) => ({
    pack,
    register: readEventRegister(raw, pack, { period: recognition.period }),
  }));
  const inputs = registers.flatMap(({ pack, register }) => {
    const region = soleRegion(recognition, pack);
    return register.events.map((event) =>
      inputOfEvent(
        { ...event, region: event.region ?? region },
        pack.id,
        recognition.period ?? (event.date.slice(0, 4) as PeriodId),
      ),
    );
  });
  if (inputs.length === 0) return { recognition, notes: registers.flatMap((one) => one.register.notes) };
  return {
    recognition: { ...recognition, inputs: [...recognition.inputs, ...inputs] },
    notes: registers.flatMap((one) => one.register.notes),
  };
}

/** A register that names no unit is about the only one whose figures the workbook has. */
function soleRegion({ readings }: Recognition, pack: RulePack): RegionCode | null {
  const regions = new Set(readings.flatMap((one) => (one.pack === pack.id ? (one.region ?? []) : [])));
  const [only] = regions;
  return regions.size === 1 && only !== undefined ? only : null;
}
