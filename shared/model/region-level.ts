/** What kind of place a code names; codes of zones carry a dash (`621100-定西高新区`). */
export function regionLevel(code: string): 'province' | 'city' | 'county' | 'zone' {
  if (code.includes('-')) return 'zone';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}
