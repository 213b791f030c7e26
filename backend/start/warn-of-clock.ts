import type { Ports } from '../actions/ports.ts';

/** A clock may be set back a little by its time service; more than this is a wrong clock. */
const TOLERATED_MS = 5 * 60 * 1000;
/** Before this program was written. */
const EARLIEST = Date.parse('2026-01-01T00:00:00Z');

/** Lateness is counted by this machine's clock: one that goes wrong is told at the start, before anybody is late by it. */
export async function warnOfClock({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> {
  const now = clock();
  const last = await store.read.log.original(await store.read.log.size());
  const isBehind = last !== null && Date.parse(last.at) - Date.parse(now) > TOLERATED_MS;
  if (!isBehind && Date.parse(now) >= EARLIEST) return;
  const than = last ? `,而最后一次收件是 ${last.at}` : '';
  process.stderr.write(
    `注意:本机时钟现在是 ${now}${than}。收件时间和逾期都按本机时钟计,请先校准时钟(如启用 NTP)再收件。 / Warning: this machine’s clock is wrong; receipts and lateness follow it.\n`,
  );
}
