import type { CheckResult } from '#shared/check/check-result.ts';
import { missingExplanations } from '#shared/contract/missing-explanations.ts';
import { receiptSchema } from '#shared/contract/receipt-schema.ts';
import { submissionAnswer } from '#shared/contract/snapshot-answers.ts';
import { parseSnapshot } from '#shared/contract/snapshot-schema.ts';
import type { Receipt, SnapshotFinding } from '#shared/model/snapshot.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import { verifyReceipt } from '#shared/signing/verify-receipt.ts';
import { nativeSha256 } from '../keys/native-sha256.ts';
import { createVerifier } from '../keys/verify-jws.ts';
import { readArguments, textOption, UnfitForSubmission, UnusableFile, UsageError } from './arguments.ts';
import { type SignedIn, signIn } from './open-key.ts';
import { openWorkbookFile } from './open-workbook-file.ts';
import { prepareFromWorkbook } from './prepare-snapshot.ts';
import { refusalSentence } from './refusal-sentence.ts';
import { reportingFailure } from './report-failure.ts';
import { requireWritable, writeOutput } from './write-output.ts';

/** `kezhi submit FILE --server URL --key FILE [--pack ID] [--period P] [--nature 年报数] [--explain FILE] [-o RECEIPT]`: 报送. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { files, options } = readArguments(args, {
      server: { type: 'string' },
      key: { type: 'string' },
      pack: { type: 'string' },
      period: { type: 'string' },
      nature: { type: 'string' },
      explain: { type: 'string' },
      output: { type: 'string', short: 'o' },
      json: { type: 'boolean' },
    });
    const [path, ...others] = files;
    if (path === undefined || others.length > 0)
      throw new UsageError(
        '用法:kezhi submit 工作簿 --server 地址 --key 密钥文件 [--pack ID] [--period P] [--explain 说明.json] [-o 回执]',
      );
    const output = textOption(options, 'output') ?? `${path}.receipt.json`;
    const opened = openWorkbookFile(path);
    if ('refusal' in opened) throw new UnusableFile(opened.refusal.code, refusalSentence(opened.refusal));
    requireWritable(output);
    const signedIn = await signIn(textOption(options, 'key'), textOption(options, 'server'));
    const { snapshot, check } = await prepareFromWorkbook(signedIn, {
      raw: opened.raw,
      packId: textOption(options, 'pack'),
      period: textOption(options, 'period'),
      nature: textOption(options, 'nature'),
      explanationsFile: textOption(options, 'explain'),
    });
    if (snapshot.inputs.length === 0 && !snapshot.readings.some(({ period }) => period === snapshot.period))
      throw new UnfitForSubmission(
        'no-figures',
        `${path} 里没有 ${snapshot.region} ${snapshot.period} 的数据(识别到的报告期:${periodsOf(check)})。请核对 --period、--pack 和表头的县区。`,
      );
    const { blocking, unexplained } = missingExplanations(snapshot);
    if (blocking.length > 0 || unexplained.length > 0) {
      throw new UnfitForSubmission(
        blocking.length > 0 ? 'blocking-findings' : 'explanation-missing',
        `不能报送:${blocking.length} 处强制性错误,${unexplained.length} 处疑点没有说明${placesOf(check, [...blocking, ...unexplained])}。请用 kezhi check 查看,改正后再报,或用 --explain 给出说明。`,
      );
    }
    const jws = await signedIn.key.sign('kezhi-snapshot/1', canonicalBytes(snapshot));
    const answer = await signedIn.server.postJws('/api/v1/snapshots', jws, submissionAnswer);
    const receipt = await verifiedReceipt(signedIn, answer.receipt, jws);
    writeOutput(
      output,
      `${JSON.stringify({ format: 'kezhi-receipt-file/1', receipt: answer.receipt, snapshot: jws }, null, 1)}\n`,
    );
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ state: answer.state, verdict: answer.verdict, receipt, score: answer.score, output })}\n`,
      );
    else process.stdout.write(describe(receipt, answer.state, answer.score?.total ?? null, output));
    return 0;
  }, args);

const periodsOf = ({ recognition }: CheckResult): string =>
  [...new Set(recognition.readings.map(({ period }) => period))].sort().join('、') || '无';

/** Where they are, the first few: `(财政科技支出!E7、…)`. */
function placesOf(check: CheckResult, findings: readonly SnapshotFinding[]): string {
  const places = findings.flatMap(({ code, indicatorId, scope, period }) => {
    const at = check.findings.find(
      (one) =>
        one.code === code && one.indicatorId === indicatorId && one.scope === scope && one.period === period,
    );
    return at?.sheet ? [at.cell ? `${at.sheet}!${at.cell}` : at.sheet] : [];
  });
  const shown = [...new Set(places)];
  const rest = shown.length > PLACES_SHOWN ? ' 等' : '';
  return shown.length === 0 ? '' : `(${shown.slice(0, PLACES_SHOWN).join('、')}${rest})`;
}

const PLACES_SHOWN = 5;

/** A receipt that doesn't verify with the keys known since enrolment is no receipt. */
async function verifiedReceipt({ file }: SignedIn, receipt: string, snapshot: string): Promise<Receipt> {
  const serverKeys = file.serverKeys.map(({ kid, publicKeyJwk }) => ({ kid, publicKey: publicKeyJwk }));
  const question = {
    receipt,
    snapshot,
    serverKeys,
    parseReceipt: (value: unknown) => receiptSchema.safeParse(value).data ?? null,
    parseSnapshot: (value: unknown) => {
      const parsed = parseSnapshot(value);
      return 'snapshot' in parsed ? parsed.snapshot : null;
    },
  };
  const check = await verifyReceipt(question, createVerifier(), nativeSha256);
  if (
    check.signature !== 'valid' ||
    check.inclusion !== 'valid' ||
    check.snapshot !== 'matches' ||
    !check.receipt
  )
    throw new UsageError(
      '服务器的回执验不过:签名、收录证明或摘要不符。请勿当作已报送,并联系市局。 / The receipt does not verify.',
    );
  return check.receipt;
}

function describe(receipt: Receipt, state: string, total: string | null, output: string): string {
  const late = receipt.late ? `迟报 ${receipt.late.minutes} 分钟` : '按时';
  const standing = state === 'awaiting-cosign' ? '待审核人签名' : '已收到(尚未验收)';
  const score = total === null ? '' : ` · 得分 ${total}`;
  return `${standing} · 第 ${receipt.sequence} 号 · ${receipt.receivedAt} · ${late}${score}\n回执 ${output}\n`;
}
