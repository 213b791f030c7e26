import type { World } from './world.ts';

/** Excel's numbers of the events that the product listens to. */
const IDS: Readonly<Record<string, number>> = { DataChanged: 10, Added: 13, Deleted: 15 };

/** Queues an event for the pane, unless events are off. They are sent after the batch. */
export function raise(world: World, name: string, args: Readonly<Record<string, unknown>>): void {
  const id = IDS[name];
  if (!world.eventsEnabled || id === undefined || !world.events.has(name)) return;
  world.outbox.push({ id, target: 'Workbook', args: { source: 'Local', ...args, ...placed(world, args) } });
}

/** Whether the address of an event names its sheet is not said anywhere. */
function placed(world: World, args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const sheet = world.model.sheets.find(({ id }) => id === args.worksheetId);
  return world.options.quirks?.placedEvents && sheet && typeof args.address === 'string'
    ? { address: `${sheet.name}!${args.address}` }
    : {};
}
