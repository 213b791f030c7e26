import { describe, expect, it } from 'vitest';
import { nodeZipEngine as engine } from '#backend/cli/zip-engine.ts';
import { clearPatch } from '#shared/xlsx/patch/patch-workbook.ts';
import { buildWorkbook } from '../package-builder.ts';
import { changedParts, partsOf } from '../package-parts.ts';
import { sheetText } from '../patch-examples.ts';

interface Thread {
  readonly cell: string;
  readonly row: number;
  readonly id: string;
  readonly says: string;
  readonly answer?: string;
}

const ours: Thread = { cell: 'A1', row: 0, id: '{1}', says: '【科指】个数不能是负数' };
const answered: Thread = { cell: 'A2', row: 1, id: '{2}', says: '【科指】应报未报', answer: '下周补' };
const theirs: Thread = { cell: 'A3', row: 2, id: '{3}', says: '请核对' };

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

/** A workbook as Excel saves it: each thread with its stand-in among the notes, and a shape for it. */
const withThreads = (threads: readonly Thread[]): Uint8Array =>
  buildWorkbook({
    sheets: {
      表: '<sheetData><row r="1"><c r="A1"><v>-1</v></c></row></sheetData><legacyDrawing r:id="rId2"/>',
    },
    sheetLinks: {
      表:
        relationship(
          'rId1',
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
          '../comments1.xml',
        ) +
        relationship(
          'rId2',
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing',
          '../drawings/vmlDrawing1.vml',
        ) +
        relationship(
          'rId3',
          'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
          '../threadedComments/threadedComment1.xml',
        ),
    },
    parts: {
      'xl/comments1.xml': `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>${threads
        .map(({ id }) => `<author>tc=${id}</author>`)
        .join('')}</authors><commentList>${threads
        .map(
          ({ cell, says, answer }, at) =>
            `<comment ref="${cell}" authorId="${at}"><text><t>[线程批注]\n\n你的 Excel 版本可读取此线程批注。\n\n批注:\n    ${says}${answer ? `\n答复:\n    ${answer}` : ''}</t></text></comment>`,
        )
        .join('')}</commentList></comments>`,
      'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">${threads
        .map(
          ({ row }) =>
            `<v:shape id="_x0000_s${1025 + row}" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>${row}</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>`,
        )
        .join('')}</xml>`,
      'xl/threadedComments/threadedComment1.xml': `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">${threads
        .map(
          ({ cell, id, says, answer }) =>
            `<threadedComment ref="${cell}" id="${id}" personId="{p}"><text>${says}</text></threadedComment>${
              answer
                ? `<threadedComment ref="${cell}" id="${id}a" parentId="${id}" personId="{q}"><text>${answer}</text></threadedComment>`
                : ''
            }`,
        )
        .join('')}</ThreadedComments>`,
    },
  });

describe('threaded comments that the pane wrote and Excel saved', () => {
  it('go with their stand-ins and shapes, and with the parts when nothing else is in them', () => {
    const bytes = clearPatch(withThreads([ours]), engine).bytes;
    const names = [...partsOf(bytes).keys()];
    expect(names.filter((name) => /comment|drawing/i.test(name))).toEqual([]);
    expect(sheetText(bytes)).not.toContain('legacyDrawing');
  });

  it('leave those of persons, and the ones a person answered', () => {
    const before = withThreads([ours, answered, theirs]);
    const bytes = clearPatch(before, engine).bytes;
    const threads = sheetText(bytes, 'xl/threadedComments/threadedComment1.xml');
    expect([...threads.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['{2}', '{2}a', '{3}']);
    const notes = sheetText(bytes, 'xl/comments1.xml');
    expect([...notes.matchAll(/ref="(A\d)"/g)].map(([, cell]) => cell)).toEqual(['A2', 'A3']);
    expect(sheetText(bytes, 'xl/drawings/vmlDrawing1.vml')).not.toContain('<x:Row>0<');
  });

  it('touch nothing in a workbook where all threads are of persons', () => {
    const before = withThreads([theirs]);
    expect(changedParts(before, clearPatch(before, engine).bytes)).toEqual([]);
  });
});
