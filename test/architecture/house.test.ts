import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, root, sources, tests, textOf, withoutComments } from './source-tree.ts';

const roomOf = (path: string): string => path.split('/').slice(0, 2).join('/');

describe('the house', () => {
  it('keeps Office.js inside addin/hosts/excel, addin/office, commands and the composition root', () => {
    const wrong = sources.filter(
      (file) =>
        /\b(?:Excel|Office)\.(?:run|onReady|context|actions)\b/.test(withoutComments(textOf(file))) &&
        !/^addin\/(hosts\/excel|office|commands|pane\/main)/.test(file),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps clock, chance and locale out of shared', () => {
    const wrong = sources
      .filter((file) => file.startsWith('shared/'))
      .flatMap((file) => {
        const match = /new Date\(|Date\.now|Math\.random|\.toLocale|\bIntl\.|\bglobalThis\b|\bprocess\./.exec(
          withoutComments(textOf(file)),
        );
        return match ? [`${file}: ${match[0]}`] : [];
      });
    expect(wrong).toEqual([]);
  });

  it('keeps nothing in shared between two calls but what follows from the same value', () => {
    const kept = /^(?:export )?(?:let\b.*|const \w+(?:: [^=]+)? = new (?:Map|Set)(?:<.*>)?\(\).*)$/m;
    const wrong = sources
      .filter((file) => file.startsWith('shared/'))
      .flatMap((file) => {
        const match = kept.exec(withoutComments(textOf(file)));
        return match ? [`${file}: ${match[0]}`] : [];
      });
    expect(wrong).toEqual([]);
  });

  it('exports no value that nobody imports', () => {
    const imports = [...sources, ...tests].flatMap(importsOf);
    const taken = new Set(imports.flatMap(({ path, names }) => names.map((name) => `${path}#${name}`)));
    const whole = new Set(imports.filter(({ names }) => names.length === 0).map(({ path }) => path));
    const wrong = sources
      .filter((file) => !whole.has(file))
      .flatMap((file) =>
        [...textOf(file).matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(
          ([, name]) => `${file}#${name}`,
        ),
      )
      .filter((value) => !taken.has(value));
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
      .filter((file) => textOf(file).split('\n').length > 401);
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
    const page = textOf('ARCHITECTURE.md');
    const rooms = new Set(sources.map(roomOf).filter((room) => statSync(join(root, room)).isDirectory()));
    expect([...rooms].filter((room) => !page.includes(`${room.split('/')[1]}/`))).toEqual([]);
  });
});
