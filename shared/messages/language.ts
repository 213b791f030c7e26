export type Language = 'zh' | 'en';

/** The same keys with any wording: a translation that forgets one doesn't compile. */
export type SameTexts<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : SameTexts<T[Key]>;
};

/** The texts of one screen in both languages, side by side. */
export function inBoth<const T>(zh: T, en: SameTexts<T>): Readonly<Record<Language, SameTexts<T>>> {
  return { zh: zh as SameTexts<T>, en };
}
