import { exact, round, toDecimalText } from '#shared/model/exact.ts';

/** A figure for the eye: rounded half up to at most `places` decimals, without trailing zeros. Never compared or sent. */
export const shownNumber = (text: string, places = 2): string => toDecimalText(round(exact(text), places));
