import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import { readArguments, reportingUsage } from './arguments.ts';

/** `kezhi packs`: the rule packs that this installation carries. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { options } = readArguments(args, { json: { type: 'boolean' } });
    const packs = allPacks.map((pack) => ({
      id: pack.id,
      version: pack.version,
      digest: digestOfValue(pack, nativeSha256),
      title: pack.title,
      document: `${pack.document.number} ${pack.document.title}`.trim(),
      type: pack.type,
      area: pack.area,
      effective: pack.effective,
      indicators: pack.indicators.length,
      maxPoints: pack.maxPoints,
      questions: pack.questions.length,
    }));
    if (options.json) process.stdout.write(`${JSON.stringify(packs)}\n`);
    else
      for (const pack of packs)
        process.stdout.write(
          `${pack.id} ${pack.version}  ${pack.title}\n  ${pack.document}\n  指标 ${pack.indicators} 项${pack.maxPoints ? `,满分 ${pack.maxPoints}` : ''}${pack.questions > 0 ? `,待定事项 ${pack.questions}` : ''}  ${pack.digest}\n`,
        );
    return 0;
  }, args);
