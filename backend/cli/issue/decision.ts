import { readArguments, textOption, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { DESK_OPTIONS, openDesk, packOption } from './issuing-desk.ts';

/** `kezhi issue decision --pack ID --question Q --option O --reason 依据 --key FILE`: the issuer's answer; `-` opens it again. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, {
      ...DESK_OPTIONS,
      question: { type: 'string' },
      option: { type: 'string' },
      reason: { type: 'string' },
    });
    const question = textOption(options, 'question');
    const option = textOption(options, 'option');
    const reason = textOption(options, 'reason');
    if (question === undefined || option === undefined || reason === undefined)
      throw new UsageError(
        '用法:kezhi issue decision --pack ID --question 问题 --option 选项(- 为收回) --reason 依据 --key 密钥文件',
      );
    const desk = await openDesk(options, { rehearsal: false });
    const { pack, digest } = await desk.fetched(packOption(options));
    const asked = pack.questions.find(({ id }) => id === question);
    if (!asked)
      throw new UsageError(
        `${pack.id} 没有问题“${question}”。有:${pack.questions.map(({ id }) => id).join('、') || '无'}。`,
      );
    const chosen = option === '-' ? null : asked.options.find(({ id }) => id === option);
    if (chosen === undefined)
      throw new UsageError(
        `“${question}”没有选项“${option}”。有:${asked.options.map(({ id, label }) => `${id}(${label.zh})`).join('、')}。`,
      );
    const sent = await desk.publish(`/packs/${pack.id}/${pack.version}/decisions`, 'kezhi-decision/1', {
      pack: { id: pack.id, version: pack.version, digest },
      decisions: [{ question, option: chosen?.id ?? null }],
      reason,
    });
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ pack: pack.id, question, option: chosen?.id ?? null, ...sent })}\n`,
      );
    else
      process.stdout.write(
        `${chosen ? `已定:${asked.text.zh} → ${chosen.label.zh}` : `已收回:${asked.text.zh}`}\n${sent.at} · ${sent.digest}\n`,
      );
    return 0;
  }, args);
