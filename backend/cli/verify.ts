import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { serverKeySchema } from '#shared/contract/enrolment-schema.ts';
import { publicJwkSchema } from '#shared/contract/public-jwk-schema.ts';
import { receiptFileSchema } from '#shared/contract/receipt-file.ts';
import { receiptSchema } from '#shared/contract/receipt-schema.ts';
import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { compareWithSnapshot, type SnapshotDifference } from '#shared/signing/compare-with-snapshot.ts';
import { type PublicJwk, thumbprintOf } from '#shared/signing/public-jwk.ts';
import { type ReceiptCheck, verifyReceipt } from '#shared/signing/verify-receipt.ts';
import { nativeSha256 } from '../keys/native-sha256.ts';
import { createVerifier } from '../keys/verify-jws.ts';
import { readArguments, textOption, UnusableFile, UsageError } from './arguments.ts';
import { openWorkbookFile } from './open-workbook-file.ts';
import { refusalSentence } from './refusal-sentence.ts';
import { reportingFailure } from './report-failure.ts';

/** `kezhi verify RECEIPT [--workbook FILE] --server-key FILE`: needs no network. 0 all holds, 1 something does not. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { files, options } = readArguments(args, {
      workbook: { type: 'string' },
      'server-key': { type: 'string' },
      json: { type: 'boolean' },
    });
    const [path, ...others] = files;
    const keyPath = textOption(options, 'server-key');
    if (path === undefined || others.length > 0 || keyPath === undefined)
      throw new UsageError('用法:kezhi verify 回执 --server-key 服务器公钥 [--workbook 工作簿]');
    const check = await verifyReceipt(
      { ...readReceipt(path), serverKeys: readServerKeys(keyPath), ...PARSERS },
      createVerifier(),
      nativeSha256,
    );
    const workbook = textOption(options, 'workbook');
    const differences = workbook === undefined ? null : compare(workbook, check);
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ signature: check.signature, inclusion: check.inclusion, snapshot: check.snapshot, receipt: check.receipt, differences })}\n`,
      );
    else process.stdout.write(describe(check, differences));
    const holds = check.signature === 'valid' && check.inclusion === 'valid' && check.snapshot !== 'differs';
    return holds && (differences ?? []).length === 0 ? 0 : 1;
  }, args);

const PARSERS = {
  parseReceipt: (value: unknown) => receiptSchema.safeParse(value).data ?? null,
  parseSnapshot: (value: unknown): Snapshot | null => {
    const parsed = parseSnapshot(value);
    return 'snapshot' in parsed ? parsed.snapshot : null;
  },
};

/** A receipt file as `submit` writes it, or a bare receipt. */
function readReceipt(path: string): { readonly receipt: string; readonly snapshot: string | null } {
  const text = readText(path);
  const file = receiptFileSchema.safeParse(parseJson(text));
  if (file.success) return file.data;
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text.trim())) return { receipt: text.trim(), snapshot: null };
  throw new UsageError(`${path} 不是回执文件。 / Not a receipt.`);
}

/** What GET /api/v1/keys answers, one key of it, or a public JWK. */
const keyFile = z.union([
  z.object({ keys: z.array(serverKeySchema) }).transform(({ keys }) => keys.map((key) => key.publicKeyJwk)),
  z.object({ publicKeyJwk: publicJwkSchema }).transform(({ publicKeyJwk }) => [publicKeyJwk]),
  publicJwkSchema.transform((key) => [key]),
]);

function readServerKeys(path: string): readonly { readonly kid: string; readonly publicKey: PublicJwk }[] {
  const parsed = keyFile.safeParse(parseJson(readText(path)));
  if (!parsed.success)
    throw new UsageError(`${path} 不是服务器公钥:请用 GET /api/v1/keys 的答复。 / Not a server key.`);
  return parsed.data.map((publicKey) => ({ kid: thumbprintOf(publicKey, nativeSha256), publicKey }));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`读不了 ${path}。 / Cannot read it.`, { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The workbook is understood again as it was then; a cell that says something else is a difference. */
function compare(path: string, { payload }: ReceiptCheck): readonly SnapshotDifference[] {
  if (!payload)
    throw new UsageError(
      '这份回执没有附带报送内容,不能与工作簿比对。 / The receipt file carries no snapshot to compare with.',
    );
  const opened = openWorkbookFile(path);
  if ('refusal' in opened)
    throw new UnusableFile(opened.refusal.code, `${path}:${refusalSentence(opened.refusal)}`);
  const pack = allPacks.find((one) => one.id === payload.pack.id && one.version === payload.pack.version);
  const packs = pack ? [pack] : allPacks;
  const options = {
    packs,
    region: payload.region,
    period: payload.period,
    ...(pack ? { packId: pack.id } : {}),
  };
  const { recognition } = checkWorkbook(opened.raw, options, preparePacks(packs, nativeSha256));
  return compareWithSnapshot(
    payload,
    recognition.readings.filter((reading) => reading.pack === payload.pack.id),
    recognition.inputs.filter((input) => input.pack === payload.pack.id),
  );
}

function describe(check: ReceiptCheck, differences: readonly SnapshotDifference[] | null): string {
  const signature = { valid: '签名有效', invalid: '签名无效', 'unknown-key': '不是这把服务器密钥签的' }[
    check.signature
  ];
  const inclusion = { valid: '收录有效', invalid: '收录证明不符', unchecked: '收录未核' }[check.inclusion];
  const snapshot = { matches: '', differs: ',报送内容与回执不符', absent: '' }[check.snapshot];
  const typed = (differences ?? []).filter(({ cause }) => cause !== 'computed');
  const workbook =
    differences === null
      ? ''
      : differences.length === 0
        ? ',工作簿与报送时一致'
        : `,${typed.length} 个录入单元格已改`;
  const lines = (differences ?? []).map(
    ({ sheet, cell, submitted, now, cause }) =>
      `  ${sheet}!${cell} 与回执不一致:回执 ${submitted.value ?? submitted.raw},现 ${now ? (now.value ?? now.raw) : '已不在原处'}${cause === 'computed' ? '(公式随之变化)' : ''}`,
  );
  return [`${signature},${inclusion}${snapshot}${workbook}。`, ...lines, ''].join('\n');
}
