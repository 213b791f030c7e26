/** 75-80, 25～28家: two numbers where one is asked. */
export const isRange = (text: string): boolean =>
  /^(?:约|大约|预计|≈)?\s*\d[\d.,]*\s*[^\d\s]{0,2}\s*[-–—~～－至到]\s*\d[\d.,]*\s*[^\d]{0,4}$/.test(text);
