import { describe, expect, it } from 'vitest';
import { parseAreasAddress } from '#addin/hosts/excel/address/parse-areas-address.ts';

const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

describe('parseAreasAddress', () => {
  it.each([
    ['Sheet1!A1:B4, Sheet1!D1', [area(0, 0, 3, 1), area(0, 3, 0, 3)]],
    ["'a, b'!$A$1,'it''s!'!C2:D3", [area(0, 0, 0, 0), area(1, 2, 2, 3)]],
    ['A1:B2', [area(0, 0, 1, 1)]],
    ['', []],
  ])('reads %s', (address, areas) => {
    expect(parseAreasAddress(address)).toEqual(areas);
  });

  it.each(['Sheet1!1:1', 'Sheet1!A:C', 'Sheet1!A1:B4, Sheet1!D'])('does not guess at %s', (address) => {
    expect(parseAreasAddress(address)).toBeNull();
  });
});
