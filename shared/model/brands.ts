// Nominal types for ids and measures that must not be mixed. They cost nothing at run time.
declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** GB/T 2260 code (`621102`), or parent code + "-" + short name for a zone without a code (`621100-定西高新区`). */
export type RegionCode = Brand<string, 'RegionCode'>;
/** `2022`, `2022Q3` or `2022-09`. */
export type PeriodId = Brand<string, 'PeriodId'>;
/** Id of an indicator, unique inside its rule pack. */
export type IndicatorId = Brand<string, 'IndicatorId'>;
/** Id of a rule pack, e.g. `dingxi-targets-2022`. */
export type PackId = Brand<string, 'PackId'>;
/** `sha256:` + 64 lower-case hex digits. */
export type Digest = Brand<string, 'Digest'>;
/** Plain decimal notation (`-12.5`), no exponent, no thousands separators, no trailing zeros after the point. */
export type DecimalText = Brand<string, 'DecimalText'>;
