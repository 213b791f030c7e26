import { readArguments, reportingUsage, textOption } from './arguments.ts';
import { checkSeveral } from './check-files.ts';
import { workbookPaths } from './open-workbook-file.ts';
import { printJsonReports, printTextReports } from './print-check.ts';

/** `kezhi check FILE… | FOLDER`: 核验. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, {
      pack: { type: 'string' },
      region: { type: 'string' },
      period: { type: 'string' },
      json: { type: 'boolean' },
    });
    const { paths, several } = workbookPaths(files);
    const checked = checkSeveral(paths, {
      packId: textOption(options, 'pack'),
      region: textOption(options, 'region'),
      period: textOption(options, 'period'),
    });
    return options.json ? printJsonReports(checked, several) : printTextReports(checked, several);
  });
