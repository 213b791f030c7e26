import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Files below a folder as paths from the root, without what was installed or generated. */
export function filesUnder(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => !/node_modules|\.types/.test(name) && statSync(join(root, name)).isFile());
}

const isScript = (name: string): boolean => /\.tsx?$/.test(name);
export const sources = ['shared', 'addin', 'backend'].flatMap(filesUnder).filter(isScript);
export const tests = filesUnder('test').filter(isScript);

export interface Import {
  /** Path from the root, or `package:NAME`. */
  readonly path: string;
  /** What is taken from it; empty for `import '…'`, `import * as …` and `import(…)`. */
  readonly names: readonly string[];
  /** Gone once the types are stripped. */
  readonly typeOnly: boolean;
  /** Loaded when it is asked for, not with the file. */
  readonly lazy: boolean;
}

const STATEMENT = /^(import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]/gm;
const LAZY = /\bimport\(\s*['"]([^'"]+)['"]/g;

function readImports(file: string): readonly Import[] {
  const text = withoutComments(textOf(file));
  const at = (name: string): string => {
    if (name.startsWith('.')) return relative(root, resolve(root, dirname(file), name));
    return name.startsWith('#') ? name.slice(1) : `package:${name}`;
  };
  const stated = [...text.matchAll(STATEMENT)].map(([, , type, clause = '', name = '']) => {
    const listed = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
    const members = listed.split(',').flatMap((one) => one.trim() || []);
    const values = members.filter((one) => !one.startsWith('type '));
    return {
      path: at(name),
      names: members.map((one) => one.replace(/^type\s+/, '').replace(/\s+as\s.*$/, '')),
      typeOnly: type !== undefined || (members.length > 0 && values.length === 0 && clause.startsWith('{')),
      lazy: false,
    };
  });
  const lazy = [...text.matchAll(LAZY)].map(([, name = '']) => ({
    path: at(name),
    names: [],
    typeOnly: false,
    lazy: true,
  }));
  return [...stated, ...lazy];
}

const known = new Map<string, readonly Import[]>();

/** Every import and re-export of a file, read once. */
export function importsOf(file: string): readonly Import[] {
  const read = known.get(file) ?? readImports(file);
  known.set(file, read);
  return read;
}

export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
}
