import { expect, it } from 'vitest';
import { createSessions } from '#backend/actions/identity/sessions.ts';

function openSessions() {
  let count = 0;
  return createSessions({
    now: () => 0,
    random: (bytes) => {
      count++;
      return new Uint8Array(bytes).map((_, at) => (at < 4 ? (count >> (8 * at)) & 255 : 0));
    },
  });
}

it('a key that signs in without end ends its own sessions and nobody else’s', () => {
  const sessions = openSessions();
  const calm = sessions.open('calm');
  const first = sessions.open('wild');
  let last = first;
  for (let time = 0; time < 25_000; time++) last = sessions.open('wild');
  expect([calm, first, last].map(({ token }) => sessions.kidOf(token))).toEqual([
    { kid: 'calm' },
    null,
    { kid: 'wild' },
  ]);
});

it('a stranger who asks for nonces without end lets those of others live', () => {
  const sessions = openSessions();
  const { nonce } = sessions.createNonce();
  for (let time = 0; time < 60_000; time++) sessions.createNonce();
  expect(sessions.spendNonce(nonce)).toBe(true);
});
