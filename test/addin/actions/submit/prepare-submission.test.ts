import { expect, it } from 'vitest';
import type { Identity } from '#addin/actions/submit/enrol.ts';
import { type Checklist, mayBeSent, prepareSubmission } from '#addin/actions/submit/prepare-submission.ts';
import type { Engine } from '#addin/engine/engine-port.ts';
import type { DecimalText, Digest, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';

const pack = packById('dingxi-assessment')!;
const snapshot = { department: null, region: '621125', readings: [], findings: [], explanations: [] };

const clear: Checklist = {
  blocking: 0,
  unexplained: 0,
  figures: 12,
  absent: ['某指标'],
  cosign: true,
  deadlineAt: null,
  open: true,
};

it('may be sent when nothing blocks, even with absent rows or a co-signature to come', () => {
  expect(mayBeSent(clear)).toBe(true);
});

it('may not be sent with errors, open questions, a closed period or nothing to say', () => {
  for (const stop of [{ blocking: 1 }, { unexplained: 1 }, { open: false }, { figures: 0 }])
    expect(mayBeSent({ ...clear, ...stop })).toBe(false);
});

it('names the list that scored the workbook, and none of another unit or year', async () => {
  const asked: unknown[] = [];
  const engine = {
    prepare: async (request: { list?: string }) => {
      asked.push(request.list);
      return { snapshot, pack };
    },
  } as unknown as Engine;
  const signed = (digest: string, region: string, period: string) => ({
    digest: digest as Digest,
    list: {
      format: 'kezhi-issued-list/1' as const,
      pack: pack.id,
      section: 'annual',
      region: region as RegionCode,
      period: period as PeriodId,
      items: [
        {
          name: '高新技术企业数',
          unit: '家',
          maxPoints: '8' as DecimalText,
          target: null,
          text: '',
          rule: null,
        },
      ],
      document: '清单',
    },
  });
  const prepare = (region: string, period: string) =>
    prepareSubmission(
      {
        pack: pack.id,
        period: period as PeriodId,
        region: region as RegionCode,
        department: null,
        nature: '年报数',
      },
      {},
      {
        engine,
        server: null,
        identity: { site: 'test' } as Identity,
        now: '2022-10-10T00:00:00Z',
        workbookName: '表.xlsx',
        lists: [signed('a', '621124', '2022'), signed('b', '621125', '2022')],
      },
    );
  await prepare('621125', '2022Q3');
  await prepare('621125', '2021');
  await prepare('621126', '2022');
  expect(asked).toEqual(['b', undefined, undefined]);
});
