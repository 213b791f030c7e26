import type { PatchRecord } from './patch-record.ts';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isCount: Test = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isWidth: Test = (value) => typeof value === 'number' && value >= 0 && value < 1000;
const isFlag: Test = (value) => typeof value === 'boolean';
const oneOf =
  (...words: readonly string[]): Test =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);

/** An object whose named fields all pass; other fields do not matter. */
const shape =
  (fields: Readonly<Record<string, Test>>): Test =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(fields).every(([name, test]) => test((value as Readonly<Record<string, unknown>>)[name]));

const isReverse: Test = (value) =>
  Array.isArray(value) && value.length === 3 && isCount(value[0]) && isCount(value[1]) && isText(value[2]);

const isArea = shape({ top: isCount, left: isCount, bottom: isCount, right: isCount });

const isEdit = shape({
  sheet: isText,
  cell: isText,
  value: orNull(shape({ type: oneOf('number', 'text'), text: isText })),
});

const isMark = shape({
  sheet: isText,
  cell: isText,
  severity: oneOf('blocking', 'query', 'notice'),
  note: isText,
});

const isCell = shape({
  text: isText,
  style: oneOf(
    'title',
    'subtitle',
    'header',
    'text',
    'number',
    'strong',
    'note',
    'link',
    'blocking',
    'query',
    'notice',
    'missing',
  ),
  format: maybe(isText),
  link: maybe(shape({ sheet: isText, cell: isText })),
});

const isChart = shape({
  type: oneOf('bar', 'column', 'line'),
  title: isText,
  categories: isArea,
  series: listOf(shape({ name: isText, values: isArea })),
  at: isArea,
});

const isSheet = shape({
  name: isText,
  columnWidths: listOf(isWidth),
  rows: listOf(listOf(orNull(isCell))),
  merges: listOf(isArea),
  freeze: shape({ rows: isCount, columns: isCount }),
  charts: listOf(isChart),
});

const isRecord = shape({
  format: oneOf('kezhi-record/1'),
  changed: listOf(shape({ part: isText, crc: isCount, reverse: listOf(isReverse) })),
  added: listOf(isText),
  additions: shape({
    fills: listOf(isEdit),
    marks: listOf(isMark),
    comments: isFlag,
    sheets: listOf(isSheet),
  }),
});

/** Whether a value read from a workbook is a record of ours. Hostile input: anybody can write one. */
export const isPatchRecord = (value: unknown): value is PatchRecord => isRecord(value);
