const HUNDRED_MILLION_DIGITS = 9;

/** A long number beside what it is in 亿: `3204209900` → `3204209900(约 32.04 亿)`. Shorter ones stay as they are. */
export function readableNumber(text: string): string {
  const [whole = ''] = text.replace('-', '').split('.');
  if (whole.length < HUNDRED_MILLION_DIGITS) return text;
  const hundredths = BigInt(whole) / 1_000_000n;
  const fraction = String(hundredths % 100n).padStart(2, '0');
  return `${text}(约 ${text.startsWith('-') ? '-' : ''}${hundredths / 100n}.${fraction} 亿)`;
}

/** `3204209900` → `3,204,209,900`, for English sentences. */
export const groupedNumber = (text: string): string =>
  text.replace(
    /^(-?)(\d+)/,
    (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ','),
  );
