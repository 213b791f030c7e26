import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

function filesUnder(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => !/node_modules|\.types/.test(name) && statSync(join(root, name)).isFile());
}

const sources = ['shared', 'addin', 'backend'].flatMap(filesUnder).filter((name) => /\.(ts|tsx)$/.test(name));
const tests = filesUnder('test').filter((name) => /\.(ts|tsx)$/.test(name));

const IMPORT = /(?:from\s+|import\s+|import\()\s*['"]([^'"]+)['"]/g;

/** Imports of a file as paths from the root, or package names. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, name = '']) => {
    if (name.startsWith('.')) return relative(root, resolve(root, dirname(file), name));
    return name.startsWith('#') ? name.slice(1) : `package:${name}`;
  });
}

const roomOf = (path: string): string => path.split('/').slice(0, 2).join('/');

/** What each room of shared may import beside itself. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  'rule-pack': ['model'],
  notation: ['model', 'rule-pack'],
  packs: ['model', 'rule-pack'],
  workbook: ['model', 'rule-pack'],
  validate: ['model', 'rule-pack'],
  score: ['model', 'rule-pack'],
  xlsx: ['model', 'workbook'],
  plan: ['model', 'rule-pack', 'score'],
  aggregate: ['model', 'rule-pack', 'score'],
  signing: ['model'],
  contract: ['model', 'signing'],
  messages: ['model', 'rule-pack', 'contract'],
  issuing: ['model', 'rule-pack', 'notation', 'workbook', 'xlsx', 'messages'],
  report: ['model', 'rule-pack', 'workbook', 'xlsx', 'score', 'contract', 'messages'],
  check: [
    'model',
    'rule-pack',
    'notation',
    'packs',
    'workbook',
    'xlsx',
    'validate',
    'score',
    'plan',
    'aggregate',
    'signing',
    'contract',
    'messages',
    'report',
    'issuing',
  ],
};

describe('the house', () => {
  it('lets every room of shared import only what the picture allows', () => {
    const wrong = sources
      .filter((file) => file.startsWith('shared/'))
      .flatMap((file) => {
        const room = file.split('/')[1]!;
        const allowed = SHARED[room];
        return importsOf(file)
          .filter((path) => !path.startsWith('package:'))
          .filter(
            (path) =>
              !path.startsWith('shared/') ||
              (path.split('/')[1] !== room && !allowed?.includes(path.split('/')[1]!)),
          )
          .map((path) => `${file} → ${path}`);
      });
    expect(wrong).toEqual([]);
  });

  it('lets shared use no package but zod', () => {
    const wrong = sources
      .filter((file) => file.startsWith('shared/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((path) => path.startsWith('package:') && !/^package:zod(\/|$)/.test(path))
          .map((path) => `${file} → ${path}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps addin and backend strangers to each other', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter(
          (path) =>
            (file.startsWith('addin/') && path.startsWith('backend/')) ||
            (file.startsWith('backend/') && path.startsWith('addin/')),
        )
        .map((path) => `${file} → ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('gives actions ports only: they import no adapter', () => {
    // Ports and their refusals are interfaces; only what stands behind them is an adapter.
    const adapters =
      /^addin\/(hosts\/(excel|file)|api(?!.*-(?:port|refusal)\.ts$)|keys|pane)\/|^backend\/(storage\/(sqlite|postgres)|keys|routes|middleware|cli)\//;
    const wrong = sources
      .filter((file) => /^(addin|backend)\/actions\//.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((path) => adapters.test(path) && !isTypeOnly(file, path))
          .map((path) => `${file} → ${path}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps Office.js inside addin/hosts/excel, addin/office, commands and the composition root', () => {
    const wrong = sources.filter(
      (file) =>
        /\b(?:Excel|Office)\.(?:run|onReady|context|actions)\b/.test(
          stripComments(readFileSync(join(root, file), 'utf8')),
        ) && !/^addin\/(hosts\/excel|office|commands|pane\/main)/.test(file),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps clock, chance and locale out of shared', () => {
    const wrong = sources
      .filter((file) => file.startsWith('shared/'))
      .flatMap((file) => {
        const match = /new Date\(|Date\.now|Math\.random|\.toLocale|\bIntl\.|\bglobalThis\b|\bprocess\./.exec(
          stripComments(readFileSync(join(root, file), 'utf8')),
        );
        return match ? [`${file}: ${match[0]}`] : [];
      });
    expect(wrong).toEqual([]);
  });

  it('has no drawer without a domain name and no barrel', () => {
    const wrong = [...sources, ...tests].filter((file) =>
      /(^|\/)(utils?|helpers?|common|misc|lib|manager)(\/|\.[a-z]+$)|\/index\.tsx?$/i.test(file),
    );
    expect(wrong).toEqual([]);
  });

  it('has no file above 400 lines outside data', () => {
    const wrong = [...sources, ...tests]
      .filter((file) => !/(packs|fixtures|vectors|generated|regions|demo)\//.test(file))
      .filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401);
    expect(wrong).toEqual([]);
  });

  it('mirrors the source tree in the tests', () => {
    const wrong = tests
      .filter((file) => /^test\/(shared|addin|backend)\//.test(file) && /\.test\.tsx?$/.test(file))
      .map((file) => dirname(file).slice('test/'.length))
      .filter((folder) => !existsSync(join(root, folder)));
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('names the same rooms in ARCHITECTURE.md as there are', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const rooms = new Set(sources.map(roomOf).filter((room) => statSync(join(root, room)).isDirectory()));
    expect([...rooms].filter((room) => !page.includes(`${room.split('/')[1]}/`))).toEqual([]);
  });
});

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

/** True when every import of that path in the file is a type import. */
function isTypeOnly(file: string, path: string): boolean {
  const text = readFileSync(join(root, file), 'utf8');
  const name = path.split('/').at(-1)!;
  return text
    .split('\n')
    .filter((line) => line.includes(name) && /\bfrom\b/.test(line))
    .every((line) => /^\s*(?:import|export) type\b/.test(line) || /^\} from/.test(line));
}
