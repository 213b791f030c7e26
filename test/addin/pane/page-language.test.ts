import { describe, expect, it } from 'vitest';
import { forgetfulMemory } from '#addin/memory/open-memory.ts';
import { keepLanguage, pageLanguage } from '#addin/pane/shell/page-language.ts';

describe('the language of a page', () => {
  it('is what was chosen last, whatever Office speaks', async () => {
    const memory = forgetfulMemory();
    await keepLanguage(memory, 'zh');
    expect(await pageLanguage(memory, '', 'en-US')).toBe('zh');
    await keepLanguage(memory, 'en');
    expect(await pageLanguage(memory, '', 'zh-CN')).toBe('en');
  });

  it('is that of Office as long as nothing was chosen, and Chinese without Office', async () => {
    const memory = forgetfulMemory();
    expect(await pageLanguage(memory, '', 'en-GB')).toBe('en');
    expect(await pageLanguage(memory, '')).toBe('zh');
  });

  it('follows the address first: a link says which language it leads to', async () => {
    const memory = forgetfulMemory();
    await keepLanguage(memory, 'zh');
    expect(await pageLanguage(memory, '?language=en')).toBe('en');
  });

  it('can be told where storage throws', async () => {
    const blocked = { ...forgetfulMemory(), read: () => Promise.reject(new Error('blocked')) };
    expect(await pageLanguage(blocked, '', 'en')).toBe('en');
  });
});
