import { availableParallelism } from 'node:os';
import { auditFaultText } from '#shared/messages/audit-faults.ts';
import { toHex } from '#shared/signing/hex.ts';
import { rootOf } from '#shared/signing/merkle-log.ts';
import { createAuditChain, type FoundFault } from '../../actions/log/audit-chain.ts';
import { readDecisions } from '../../actions/rules/rules-history.ts';
import { nativeSha256 } from '../../keys/native-sha256.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { auditInWorkers } from './audit-in-workers.ts';
import { PLACE_OPTIONS, placeOf, withSite } from './open-site.ts';

const MOST_THREADS = 8;
/** Faults that are printed; --json gives all. */
const PRINTED = 50;

/**
 * `kezhi admin audit [--threads N] [--json]`: every original once more, while the server may run: signature, digest, place in
 * the log, receipt, and for each submission findings, score and the figures of the city table computed again. Status 1 when
 * anything does not hold.
 */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, {
      ...PLACE_OPTIONS,
      threads: { type: 'string' },
      json: { type: 'boolean' },
    });
    const threads = threadsOf(textOption(options, 'threads'));
    const begun = performance.now();
    const found = await withSite(options, async (store) => {
      const { read } = store;
      const size = await read.log.size();
      const chain = createAuditChain(nativeSha256);
      const job = { place: placeOf(options), decisions: await readDecisions(store) };
      for await (const page of auditInWorkers(job, size, threads)) {
        for (const audited of page) chain.append(audited);
        if (process.stderr.isTTY) process.stderr.write(`\r${page.at(-1)?.sequence ?? size} / ${size}`);
      }
      if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
      const root = read.log.withNodes((node) => rootOf(size, node, nativeSha256));
      // Nodes that are not there give no root, and so none that fits.
      return chain.close(await root.then(toHex, () => ''));
    });
    const seconds = Math.round(performance.now() - begun) / 1000;
    process.stdout.write(options.json ? `${JSON.stringify({ ...found, seconds })}\n` : say(found, seconds));
    return found.faults.length > 0 ? 1 : 0;
  }, args);

function threadsOf(text: string | undefined): number {
  if (text === undefined) return Math.min(availableParallelism(), MOST_THREADS);
  if (!/^[1-9]\d?$/.test(text)) throw new UsageError('--threads 应为 1 到 99。 / --threads: 1 to 99.');
  return Number(text);
}

interface Found {
  readonly originals: number;
  readonly snapshots: number;
  readonly root: string;
  readonly faults: readonly FoundFault[];
}

function say({ originals, snapshots, root, faults }: Found, seconds: number): string {
  const head = `已复核 ${originals} 件签名原件,其中快照 ${snapshots} 件逐一重新核验、评分,用时 ${seconds} 秒。 / ${originals} originals, ${snapshots} of them submissions computed again.\n日志根 Root ${root}\n`;
  if (faults.length === 0) return `${head}全部一致。 / Everything holds.\n`;
  const lines = faults.slice(0, PRINTED).map(({ sequence, digest, fault }) => {
    const { zh, en } = auditFaultText[fault];
    return `  第 ${sequence} 号 ${digest ?? ''} ${zh} / ${en}\n`;
  });
  const more =
    faults.length > PRINTED ? `  … 共 ${faults.length} 处,--json 给出全部 / all with --json\n` : '';
  return `${head}有 ${faults.length} 处不一致: / ${faults.length} do not hold:\n${lines.join('')}${more}`;
}
