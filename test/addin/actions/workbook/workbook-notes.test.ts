import { describe, expect, it } from 'vitest';
import { explanationOf, keepExplanation } from '#addin/actions/check/explain.ts';
import { keepNotes, loadNotes } from '#addin/actions/workbook/open-workbook.ts';
import { EMPTY_NOTES, parseNotes } from '#addin/actions/workbook/workbook-notes.ts';
import { forgetfulMemory } from '#addin/memory/open-memory.ts';
import { explain } from '#shared/validate/explanations.ts';
import { constructedFindings } from '../../constructed-check.ts';

const hostWith = (state: string | null, saves: boolean) => ({
  capabilities: { state: saves },
  loadState: async () => state,
  saveState: async () => {
    if (state === 'refuse') throw new Error('read-only');
  },
});

describe('parseNotes', () => {
  it('gives back what was kept', () => {
    const notes = {
      ...EMPTY_NOTES,
      ignored: ['a'],
      explanations: [explain(constructedFindings[3]!, '政策兑现')],
    };
    expect(parseNotes(JSON.stringify(notes))).toEqual(notes);
  });

  it('starts anew on anything else', () => {
    for (const text of [null, '', '{', '[]', '{"format":"other"}', 'null'])
      expect(parseNotes(text)).toEqual(EMPTY_NOTES);
  });

  it('drops what has not the shape of a note', () => {
    const notes = parseNotes(
      JSON.stringify({
        format: 'kezhi-notes/1',
        explanations: [1, { text: 5 }],
        corrections: 'x',
        submissions: [{}],
        ignored: [null],
      }),
    );
    expect(notes).toEqual(EMPTY_NOTES);
  });
});

describe('explanations', () => {
  it('replaces the older text of the same question and drops it when the text is empty', () => {
    const query = constructedFindings[3]!;
    const once = keepExplanation([], explain(query, '一'));
    const twice = keepExplanation(once, explain(query, ' 二 '));
    expect([
      twice.length,
      explanationOf(query, twice)?.text,
      keepExplanation(twice, explain(query, ' ')).length,
    ]).toEqual([1, '二', 0]);
  });

  it('is no longer in force when the value has changed', () => {
    const query = { ...constructedFindings[3]!, params: { value: '0.14' } };
    const kept = keepExplanation([], explain(query, '一'));
    expect(explanationOf({ ...query, params: { value: '0.15' } }, kept)).toBeNull();
  });
});

describe('where notes are kept', () => {
  it('prefers the workbook, then the browser, and says when nowhere', async () => {
    const memory = { ...forgetfulMemory(), write: async () => true };
    expect(await keepNotes(hostWith(null, true) as never, memory, 'x', EMPTY_NOTES)).toBe('workbook');
    expect(await keepNotes(hostWith('refuse', true) as never, memory, 'x', EMPTY_NOTES)).toBe('browser');
    expect(await keepNotes(hostWith(null, false) as never, forgetfulMemory(), 'x', EMPTY_NOTES)).toBe(
      'nowhere',
    );
  });

  it('reads the workbook’s own before the browser’s', async () => {
    const memory = forgetfulMemory();
    await memory.write('notes:x', JSON.stringify({ ...EMPTY_NOTES, ignored: ['browser'] }));
    const own = JSON.stringify({ ...EMPTY_NOTES, ignored: ['workbook'] });
    expect((await loadNotes(hostWith(own, true) as never, memory, 'x')).ignored).toEqual(['workbook']);
    expect((await loadNotes(hostWith(null, true) as never, memory, 'x')).ignored).toEqual(['browser']);
  });
});
