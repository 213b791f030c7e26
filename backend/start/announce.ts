import * as z from 'zod';
import type { Ports } from '../actions/ports.ts';
import type { Configuration } from '../configuration.ts';

const codesNote = z.array(
  z.object({ code: z.string(), role: z.string(), region: z.string(), regionName: z.string() }),
);

const ROLES: Readonly<Record<string, string>> = {
  coordinator: '市级联络员 coordinator',
  issuer: '规则发布人 issuer',
  reporter: '填报人 reporter',
  reviewer: '审核人 reviewer',
};

/** Says where everything is, in Chinese and English; the last line is for programs that wait for it. */
export async function announce(
  url: string,
  ports: Ports,
  { dataFolder, databaseUrl }: Configuration,
): Promise<void> {
  const { name, demonstration } = ports.site;
  const lines = [
    '',
    `科指 KeZhi · ${name}${demonstration ? ' · 示例站点,全部为示例数据 / demonstration, all figures invented' : ''}`,
    `  网页工作台 Workbench   ${url}/`,
    `  任务窗格 Task pane     ${url}/pane.html`,
    `  全市页 City page       ${url}/city.html`,
    `  接口 API               ${url}/api/v1/openapi.json`,
    `  数据 Data              ${databaseUrl === null ? dataFolder : `PostgreSQL, ${dataFolder}`}`,
    ...(demonstration ? await codeLines(ports) : []),
    '  停止 Stop              Ctrl-C',
    '',
    `ready ${url}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function codeLines(ports: Ports): Promise<readonly string[]> {
  const note = await ports.store.read.site.note('demonstration-codes');
  if (note === null) return [];
  const codes = codesNote.parse(JSON.parse(note)).filter(({ role }) => role !== 'reviewer');
  return [
    '  一次性登记码 One-time codes (示例 demonstration only):',
    ...codes.map(({ code, role, regionName }) => `    ${code}   ${regionName} ${ROLES[role] ?? role}`),
  ];
}
