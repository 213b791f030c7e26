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
