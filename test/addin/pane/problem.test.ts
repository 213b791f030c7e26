import { expect, it, vi } from 'vitest';
import { ServerRefusal } from '#addin/api/server-refusal.ts';
import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import { problemOf, problemTexts } from '#addin/pane/session/problem.ts';
import { REFUSAL_CODES } from '#shared/contract/refusal-codes.ts';
import { WorkbookRefusal } from '#shared/model/workbook-refusal.ts';

it('words failures of the host, the file and the server, each with its own catalogue', async () => {
  const failures = [
    new HostRefusal('cell-edit-mode'),
    new WorkbookRefusal('old-xls'),
    new ServerRefusal('period-closed'),
    new ServerRefusal('offline'),
  ];
  const said = await Promise.all(
    failures.map(async (failure) => (await problemTexts(problemOf(failure), 'zh')).says),
  );
  expect(said.every((sentence) => sentence.length > 4)).toBe(true);
  expect(new Set(said).size).toBe(failures.length);
});

it('has a sentence for every code of the server, in both languages', async () => {
  const unexpected = (await problemTexts({ from: 'pane', code: 'unexpected', params: {} }, 'zh')).says;
  for (const code of REFUSAL_CODES)
    for (const language of ['zh', 'en'] as const)
      expect((await problemTexts(problemOf(new ServerRefusal(code)), language)).says).not.toBe(unexpected);
});

it('tells a bug as unexpected and keeps its cause for the console', () => {
  const seen = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const bug = new TypeError('x is not a function');
  expect(problemOf(bug).code).toBe('unexpected');
  expect(seen).toHaveBeenCalledWith(bug);
  seen.mockRestore();
});
