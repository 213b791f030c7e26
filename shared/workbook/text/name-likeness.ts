/** Compared forms, found by the neighbouring pairs of characters that they share with a text. */
export interface FormIndex {
  readonly forms: readonly string[];
  /** For each pair the places of the forms that hold it, each followed by how often: place, count, place, count … */
  readonly byPair: ReadonlyMap<string, readonly number[]>;
}

export interface NearForm {
  /** Place in `forms`. */
  readonly form: number;
  /** Which of the text's pairs it shares first. */
  readonly firstPair: number;
  /** Dice's similarity of the pairs, 0 to 1. */
  readonly likeness: number;
}

export function indexForms(forms: readonly string[]): FormIndex {
  const byPair = new Map<string, number[]>();
  for (const [place, form] of forms.entries())
    for (let at = 0; at < form.length - 1; at++) {
      const pair = form.slice(at, at + 2);
      const places = byPair.get(pair);
      if (!places) byPair.set(pair, [place, 1]);
      else if (places[places.length - 2] === place) places[places.length - 1]!++;
      else places.push(place, 1);
    }
  return { forms, byPair };
}

/** The forms that share a pair with the text, in the order of its pairs. */
export function nearForms(text: string, { forms, byPair }: FormIndex): readonly NearForm[] {
  const near = new Map<number, { firstPair: number; shared: number }>();
  for (const [pair, { count, at }] of pairsOf(text)) {
    const places = byPair.get(pair) ?? [];
    for (let next = 0; next < places.length; next += 2) {
      const form = places[next]!;
      const shared = Math.min(count, places[next + 1]!);
      const known = near.get(form);
      if (known) known.shared += shared;
      else near.set(form, { firstPair: at, shared });
    }
  }
  return [...near].map(([form, { firstPair, shared }]) => ({
    form,
    firstPair,
    likeness: (2 * shared) / (text.length + forms[form]!.length - 2),
  }));
}

function pairsOf(text: string): ReadonlyMap<string, { count: number; readonly at: number }> {
  const pairs = new Map<string, { count: number; readonly at: number }>();
  for (let at = 0; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2);
    const known = pairs.get(pair);
    if (known) known.count++;
    else pairs.set(pair, { count: 1, at });
  }
  return pairs;
}

/** Characters that are typed for each other because they sound alike. */
const SOUND_ALIKE =
  '新薪心芯欣|型形行性|技计际纪|创窗闯|业叶页|企起启|孵浮扶|认任|占站|比必毕|率律|贡供共|献现县|素速诉|质置制智|额饿|总宗|费非|投头|入如|营赢|收手|利力立|拥涌|专转砖|研妍严|经金|试式|验念|合和|同童|成城|交教|商尚|高搞|小晓|公工|民明|众中|产铲|品频|销消|售受|财材|政正|支之|出初|备被|例力|比笔|评平|台抬|服复'
    .split('|')
    .map((group) => new Set(group));

/** Shorter names differ by one character and mean different things. */
const LEAST_LENGTH = 6;

/** One character of the text is another that sounds like it, or two neighbours changed places: 高薪技术企业数. */
export function isMistyped(text: string, form: string): boolean {
  if (text.length !== form.length || form.length < LEAST_LENGTH) return false;
  const places = [...text].flatMap((char, at) => (char === form[at] ? [] : [at]));
  const [first, second] = places;
  if (places.length === 1)
    return SOUND_ALIKE.some((group) => group.has(text[first!]!) && group.has(form[first!]!));
  return (
    places.length === 2 &&
    second === first! + 1 &&
    text[first!] === form[second] &&
    text[second] === form[first!]
  );
}
