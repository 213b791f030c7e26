import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ConfigurationError } from '#backend/configuration.ts';
import { makeWritable } from '#backend/open-backend.ts';

it('says of a data folder that is a file what it is, before anything is opened in it', () => {
  const file = fileURLToPath(import.meta.url);
  expect(() => makeWritable(file)).toThrow(ConfigurationError);
  expect(() => makeWritable(file)).toThrow('是一个文件,不是数据文件夹');
});
