import {
  type IndexOfPlace,
  type IndexReport,
  indexOfWorkbook,
  indexTitle,
} from '#shared/check/index-of-workbook.ts';
import { growthInputName, issuingSentence } from '#shared/messages/issuing.ts';
import { exact, formatFixed } from '#shared/model/exact.ts';
import { periodText } from '#shared/model/period.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { readArguments, reportingUsage, UsageError } from './arguments.ts';
import { openOrRefuse } from './open-sheet-file.ts';
import { noteLines, noteReport } from './print-notes.ts';
import { periodOption, regionOption } from './scope-named.ts';

/**
 * `kezhi index FILE.xlsx [--region CODE] [--period P] [--json]`: the composite index of a workbook that states weights,
 * standard values and values, what each indicator adds to its change, and the 科技进步贡献率 where its inputs are given.
 */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, {
      region: { type: 'string' },
      period: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [file] = files;
    if (file === undefined || files.length > 1) throw new UsageError('用法:kezhi index 文件.xlsx [--json]');
    const region = regionOption(options) ?? null;
    const period = periodOption(options) ?? null;
    const raw = openOrRefuse(file, options.json === true);
    if (raw === null) return 2;
    const report = indexOfWorkbook(raw, { region, period });
    if (options.json) process.stdout.write(`${JSON.stringify(indexReport(file, report))}\n`);
    else process.stdout.write(indexText(file, report));
    return report.system === null && report.growth === null ? 2 : 0;
  }, args);

const twoPlaces = (value: string): string => formatFixed(exact(value), 2);

function problemOf({ result }: Pick<IndexOfPlace, 'result'>): string | null {
  return result.ok ? null : issuingSentence(result.problem, { about: result.about.join('、') }, 'zh');
}

function growthText(growth: NonNullable<IndexReport['growth']>): string {
  if (growth.ok)
    return `科技进步贡献率 ${twoPlaces(growth.contribution)} %(技术进步速度 ${twoPlaces(growth.rate)} %)`;
  const about = 'missing' in growth ? growth.missing.map((one) => growthInputName(one, 'zh')).join('、') : '';
  return issuingSentence(growth.problem, { about }, 'zh');
}

function indexReport(file: string, { system, places, changes, growth, notes }: IndexReport) {
  const titled = (one: {
    readonly indicatorId: IndexReport['changes'][number]['contributions'][number]['indicatorId'];
    readonly points: string;
  }) => ({
    ...one,
    indicator: system ? indexTitle(system, one.indicatorId) : one.indicatorId,
  });
  return {
    file,
    title: system?.title ?? null,
    indicators: system
      ? system.indicators.slice(1).map((one) => ({
          id: one.id,
          name: one.name,
          unit: one.unit,
          path: system.paths[one.id] ?? [],
          weight: system.composite.weights[one.id] ?? null,
          standard: system.composite.standards[one.id] ?? null,
        }))
      : [],
    results: places.map(({ region, period, result, rank }) => ({
      region,
      period,
      rank,
      index: result.ok ? result.index : null,
      levels: result.top,
      contributions: result.ok ? result.contributions.map(titled) : [],
      ...(result.ok
        ? {}
        : { problem: { code: result.problem, about: result.about, message: problemOf({ result }) } }),
    })),
    changes: changes.map((one) => ({ ...one, contributions: one.contributions.map(titled) })),
    growth: growth === null ? null : { ...growth, message: growthText(growth) },
    notes: notes.map(noteReport),
  };
}

function indexText(file: string, report: IndexReport): string {
  const { system, places, changes, growth, notes } = report;
  if (system === null && growth === null) return `${file}:没有找到权重、标准值或科技进步贡献率的测算数据。\n`;
  const lines: string[] = system ? [system.title] : [];
  for (const place of places) {
    const where = [
      place.region === null ? '' : regionName(place.region),
      place.period === null ? '' : periodText(place.period),
    ]
      .join(' ')
      .trim();
    lines.push(
      place.result.ok
        ? `${where} 综合指数 ${twoPlaces(place.result.index)}${place.rank === null ? '' : ` 第 ${place.rank}`}`
        : `${where} ${problemOf(place) ?? ''}`.trim(),
    );
  }
  for (const change of changes) {
    lines.push(
      `${change.region === null ? '' : `${regionName(change.region)} `}${periodText(change.from)}—${periodText(change.to)} 变化 ${twoPlaces(change.change)}`,
      ...change.contributions.map(
        (one) =>
          `  ${system ? indexTitle(system, one.indicatorId) : one.indicatorId} ${twoPlaces(one.points)}`,
      ),
    );
  }
  if (growth !== null) lines.push(growthText(growth));
  return `${[...lines, ...noteLines(notes)].join('\n')}\n`;
}
