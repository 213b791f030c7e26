import type { Memory } from '#addin/memory/memory-port.ts';
import type { Language } from '#shared/messages/language.ts';

const KEY = 'language';

/** What the address asks for, else what the person chose last, else the display language of Office; Chinese without any of them. */
export async function pageLanguage(memory: Memory, address: string, office?: string): Promise<Language> {
  const kept = await memory.read(KEY).catch(() => undefined);
  const asked = new URLSearchParams(address).get('language') ?? (typeof kept === 'string' ? kept : office);
  return asked?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** Where storage is blocked the choice holds for this visit. */
export async function keepLanguage(memory: Memory, language: Language): Promise<void> {
  await memory.write(KEY, language).catch(() => false);
}

/** Screen readers pronounce a page by it. */
export function tellLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
