import type { Language } from './language.ts';

const payers: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { province: '省级财政', city: '市级财政', unstated: '级次未写明' },
  en: { province: 'province', city: 'city', unstated: 'payer not printed' },
};

/** `省级财政 90 万元,级次未写明 17.2 万元`: money of a grant schedule by who pays; payers of nothing are left out. */
export function supportSentence(byPayer: Readonly<Record<string, string>>, language: Language): string {
  const parts = Object.entries(byPayer)
    .filter(([, amount]) => amount !== '0')
    .map(([payer, amount]) =>
      language === 'zh'
        ? `${payers.zh[payer] ?? payer} ${amount} 万元`
        : `${payers.en[payer] ?? payer}: ${amount} × 10,000 yuan`,
    );
  if (parts.length === 0) return language === 'zh' ? '没有可计的补助' : 'no grant to be counted';
  return parts.join(language === 'zh' ? ',' : ', ');
}
