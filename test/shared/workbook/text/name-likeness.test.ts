import { expect, test } from 'vitest';
import { indexForms, nearForms } from '#shared/workbook/text/name-likeness.ts';

const near = (text: string, forms: readonly string[]) =>
  nearForms(text, indexForms(forms)).map(({ form, likeness }) => [forms[form], Math.round(likeness * 100)]);

test('forms that share no pair of characters with the text are not near it', () => {
  expect(near('研发经费', ['专利数', '研发经费支出'])).toEqual([['研发经费支出', 75]]);
});

test('a pair that comes twice counts twice only when both have it twice', () => {
  expect(near('aaa', ['aaa', 'aa'])).toEqual([
    ['aaa', 100],
    ['aa', 67],
  ]);
});

test('forms that share an earlier pair of the text come first', () => {
  expect(near('高新技术企业', ['企业数', '高新区'])).toEqual([
    ['高新区', 29],
    ['企业数', 29],
  ]);
});
