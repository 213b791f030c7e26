import { readFile } from 'node:fs/promises';
import { readArguments, reportingUsage, textOption, UsageError } from './arguments.ts';
import { writeOutput } from './write-output.ts';

/** The committed manifest is for a developer's machine and the template of every site's. */
const TEMPLATE = new URL('../../manifest.xml', import.meta.url);
const TEMPLATE_URL = 'https://localhost:3000';

/**
 * The manifest of a site: every address of the committed one under the site's own.
 * `siteManifest(xml, 'https://kezhi.example.gov.cn/kezhi')`. Throws UsageError for an address Excel would not load.
 */
export function siteManifest(template: string, baseUrl: string): string {
  return template.replaceAll(TEMPLATE_URL, escapeAttribute(checkedBaseUrl(baseUrl)));
}

/** `kezhi manifest --base-url https://… [-o manifest.xml]` */
export async function run(args: readonly string[]): Promise<number> {
  return reportingUsage(async () => {
    const { options, files } = readArguments(args, {
      'base-url': { type: 'string' },
      output: { type: 'string', short: 'o' },
    });
    const baseUrl = textOption(options, 'base-url');
    if (baseUrl === undefined || files.length > 0)
      throw new UsageError('用法:kezhi manifest --base-url https://本单位地址 [-o manifest.xml]');
    const xml = siteManifest(await readFile(TEMPLATE, 'utf8'), baseUrl);
    const output = textOption(options, 'output');
    if (output === undefined) process.stdout.write(xml);
    else {
      writeOutput(output, xml);
      process.stdout.write(`已生成 ${output}。放进共享文件夹目录以后不要改名,改动时提高 Version。\n`);
    }
    return 0;
  });
}

function checkedBaseUrl(text: string): string {
  if (!URL.canParse(text)) throw new UsageError(`不是网址:${text}`);
  const url = new URL(text);
  if (url.protocol !== 'https:') throw new UsageError('Excel 只加载 https 网址。');
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '')
    throw new UsageError('网址不能带查询、锚点或口令。');
  return url.href.replace(/\/+$/, '');
}

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
