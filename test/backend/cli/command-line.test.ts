import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { run as admin } from '#backend/cli/admin.ts';
import { run as check } from '#backend/cli/check.ts';
import { run as enrol } from '#backend/cli/enrol.ts';
import { run as manifest } from '#backend/cli/manifest.ts';
import { run as mark } from '#backend/cli/mark.ts';
import { run as plan } from '#backend/cli/plan.ts';
import { run as rules } from '#backend/cli/rules.ts';
import { run as serve } from '#backend/cli/serve.ts';
import { run as template } from '#backend/cli/template.ts';
import { commandHelp } from '#shared/messages/command/command-help.ts';
import { formOfSixty } from '#test/bench/form-of-sixty.ts';
import { captured } from './captured.ts';
import { runKezhi } from './run-kezhi.ts';

const verbs = [
  'check score mark plan rules index support roster packs template manifest',
  'enrol submit city issue verify serve admin',
].flatMap((line) => line.split(' '));

const folder = mkdtempSync(join(tmpdir(), 'kezhi-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());
const form = join(folder, '六十 行.xlsx');
writeFileSync(form, formOfSixty(1));
const at = (name: string): string => join(folder, name);

const runs = { admin, check, enrol, manifest, mark, plan, rules, serve, template };
/** A verb in this process: `runVerb(['mark', file, '-o', output])`. */
const runVerb = ([verb, ...args]: readonly string[]) => captured(() => runs[verb as keyof typeof runs](args));

/** Options as the sources of a verb declare them. */
function declaredOptions(verb: string): readonly string[] {
  const cli = fileURLToPath(new URL('../../../backend/cli/', import.meta.url));
  const start = fileURLToPath(new URL('../../../backend/start/run-server.ts', import.meta.url));
  const file = { index: 'composite-index' }[verb] ?? verb;
  const besides = readdirSync(cli).includes(file)
    ? readdirSync(join(cli, file)).map((one) => join(cli, file, one))
    : [];
  const sources = [join(cli, `${file}.ts`), ...besides, ...(verb === 'serve' ? [start] : [])]
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const issued = sources.includes('...ISSUED_OPTIONS')
    ? readFileSync(join(cli, 'issued-options.ts'), 'utf8')
    : '';
  return [...`${sources}\n${issued}`.matchAll(/^\s+'?([a-z-]+)'?: \{ type: '(?:string|boolean)'/gm)].map(
    (match) => match[1] ?? '',
  );
}

describe('help', () => {
  it.each(verbs)('of %s is on stdout, in Chinese and English, and names each of its options', (verb) => {
    const text = commandHelp(verb) ?? '';
    expect(text).toContain(`kezhi ${verb}`);
    expect(text).toMatch(/[\u4e00-\u9fff]{4}[\s\S]*[a-z]+ [a-z]+ [a-z]+/);
    expect(declaredOptions(verb).filter((name) => !text.includes(`--${name}`))).toEqual([]);
  });

  it.each([
    ['check', '--help'],
    ['help', 'check'],
    ['check', '不在.xlsx', '-h'],
  ])('is asked for by kezhi %s %s', (...args) => {
    expect(runKezhi(args)).toEqual({ status: 0, out: commandHelp('check'), error: '' });
  });

  it('is shown with a word that is no verb', () => {
    expect(runKezhi(['toString'])).toMatchObject({ status: 2, out: '' });
  });

  it('is given by every verb and for a verb below a verb', () => {
    for (const [name, args] of [
      ['serve', ['serve', '--help']],
      ['admin', ['admin', 'invite', '--help']],
      ['rules', ['rules', 'lint', '--help']],
    ] as const)
      expect(runKezhi(args)).toMatchObject({ status: 0, out: commandHelp(name) });
  });
});

describe('wrong use', () => {
  it.each([
    [['check', '--nope'], '没有“--nope”这个选项'],
    [['check', '--pack'], '“--pack”后面要写内容'],
    [['check', '--json=1', 'a.xlsx'], '“--json”后面不带内容'],
    [['serve', '--nope'], '没有“--nope”这个选项'],
    [['admin', 'toString'], 'kezhi admin init'],
    [['rules', 'compile', at('没有.jsonl')], '读不了'],
    [['rules', 'eval', folder], '读不了'],
    [['mark', at('没有.xlsx'), '-o', at('o.xlsx'), '--clear'], '找不到这个文件'],
    [['mark', form, '-o', at('o.xlsm')], '.xlsx'],
  ] as const)('kezhi %j is told in Chinese on stderr, status 2', async (args, sentence) => {
    const { status, out, error } = await runVerb(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(error).toContain(sentence);
  });

  it.each([
    ['check', form, '--json', '--pack', 'nope'],
    ['plan', folder, '--json'],
    ['rules', 'lint', 'nope', '--json'],
  ])('with --json is one JSON document as well: kezhi %s', async (...args) => {
    const { status, out, error } = await runVerb(args);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toEqual({
      file: args[1] === 'lint' ? 'nope' : args[1],
      error: { code: 'usage', message: error.trim() },
    });
  });
});

describe('a place that cannot be written to', () => {
  it.each([
    ['mark', form, '-o', at('没有/标注.xlsx')],
    ['mark', form, '--clear', '-o', at('没有/标注.xlsx')],
    ['template', '--pack', 'county-leap', '-o', at('没有/表.xlsx')],
    ['rules', 'export', '--pack', 'county-leap', '-o', at('没有/表.xlsx')],
    ['manifest', '--base-url', 'https://kezhi.example.cn', '-o', at('没有/manifest.xml')],
  ])('is named with its reason: kezhi %s', async (...args) => {
    const { status, out, error } = await runVerb(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(error).toMatch(/写不了 .*没有这个文件夹/);
  });

  it('may be a folder', async () => {
    mkdirSync(at('夹'));
    expect((await runVerb(['mark', form, '-o', at('夹')])).error).toContain('这是一个文件夹');
  });

  it('is found before a one-time code is used up', async () => {
    const asked = ['enrol', '--server', 'http://127.0.0.1:9', '--code', 'x', '--key', at('没有/key.json')];
    vi.stubEnv('KEZHI_PASSPHRASE', 'x');
    expect((await runVerb(asked)).error).toMatch(/写不了 .*没有这个文件夹/);
  });
});

describe('JSON Lines', () => {
  it('saved on Windows, with a byte order mark and CRLF, are read', async () => {
    const file = at('行.jsonl');
    writeFileSync(
      file,
      '\uFEFF{"id":1,"text":"每家得2分","maxPoints":6}\r\n{"id":2,"text":"有得1分，无得0分"}\r\n',
    );
    const { status, out } = await runVerb(['rules', 'compile', file]);
    const answers = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(status).toBe(0);
    expect(answers).toMatchObject([
      { id: 1, ok: true },
      { id: 2, ok: true },
    ]);
  });
});
