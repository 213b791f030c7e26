import { describe, expect, it } from 'vitest';
import { allowedImports } from './allowed-imports.ts';
import { type Import, importsOf, sources, textOf } from './source-tree.ts';

const page = textOf('ARCHITECTURE.md');
const houses = ['shared', 'addin', 'backend'];
const imports = new Map(sources.map((file) => [file, importsOf(file)]));

/** The rooms of a path: `addin/pane/check/x.tsx` → `addin`, `pane`. A file beside the rooms has none. */
const placeOf = (path: string): { house: string; room: string | null } => {
  const [house = '', room = '', ...rest] = path.split('/');
  return { house, room: rest.length > 0 ? room : null };
};

/** Where adapters are constructed, and so everything of the house is known. */
const COMPOSES =
  /^addin\/pane\/((\w+\/)?main\.tsx|shell\/page-services\.ts|session\/server-session\.ts|workbench\/open-workbench-file\.ts)$|^backend\/([^/]+\.ts|(cli|demo|start)\/)/;

/** What stands in front of an adapter: the port, what it hands over, its refusals. */
const PORTS =
  /(-port|-refusal|storage-failure|older-browsers)\.ts$|^addin\/hosts\/[^/]+\.ts$|^backend\/[^/]+\.ts$/;

function wrong(find: (file: string, one: Import) => boolean): readonly string[] {
  return [...imports].flatMap(([file, all]) =>
    all.filter((one) => find(file, one)).map(({ path }) => `${file} → ${path}`),
  );
}

describe('an import', () => {
  it.each(houses)('of %s goes along the arrows of ARCHITECTURE.md', (house) => {
    const allowed = allowedImports(page, house);
    const against = wrong((file, { path, typeOnly }) => {
      const from = placeOf(file);
      const to = placeOf(path);
      if (from.house !== house || to.house !== house || from.room === to.room) return false;
      if (house !== 'shared' && (typeOnly || PORTS.test(path) || COMPOSES.test(file))) return false;
      return from.room === null || to.room === null || !allowed.get(from.room)?.has(to.room);
    });
    expect(against).toEqual([]);
  });

  it('never leads from shared into another house, nor between addin and backend', () => {
    expect(
      wrong((file, { path }) => {
        const to = placeOf(path).house;
        return houses.includes(to) && to !== 'shared' && to !== placeOf(file).house;
      }),
    ).toEqual([]);
  });

  it('of a type names a port, never an adapter', () => {
    const adapter =
      /^addin\/(hosts\/(excel|file)|pane)\/|^backend\/(storage\/(sqlite|postgres|sql)|routes|middleware|cli)\//;
    expect(
      wrong(
        (file, { path, typeOnly }) =>
          typeOnly && adapter.test(path) && /^(addin|backend)\/(actions|engine|api|keys|memory)\//.test(file),
      ),
    ).toEqual([]);
  });

  it('of a package in shared is zod and nothing else', () => {
    expect(
      wrong(
        (file, { path }) =>
          file.startsWith('shared/') && path.startsWith('package:') && !/^package:zod(\/|$)/.test(path),
      ),
    ).toEqual([]);
  });

  it('never closes a circle of files that need each other to load', () => {
    const needs = (file: string): readonly string[] =>
      (imports.get(file) ?? []).filter(({ typeOnly, lazy }) => !typeOnly && !lazy).map(({ path }) => path);
    const settled = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      if (settled.has(file) || way.includes(file)) return;
      for (const next of needs(file)) visit(next, [...way, file]);
      settled.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(circles).toEqual([]);
  });
});
