/** What this Excel can do, found once: the requirement set it declares and the member that this office.js has. */
export interface ExcelAbilities {
  /** Highest ExcelApi set declared, e.g. `1.14`; null outside Excel. */
  readonly api: string | null;
  /** Level 1.9: the core without which the pane does not start. */
  readonly core: boolean;
  /** `getMergedAreasOrNullObject`, 1.13. */
  readonly mergedAreas: boolean;
  /** Threaded comments, 1.10. */
  readonly comments: boolean;
  /** Names, moves and visibility of sheets tell when they change, 1.17. */
  readonly sheetEvents: boolean;
  /** `Excel.run` may wait until the person leaves the cell. */
  readonly waitsForCellEdit: boolean;
  /** The bytes of the open file can be had (merged areas below 1.13). */
  readonly fileBytes: boolean;
}

const LEVELS = 25;

/** Asks Excel what it can do. Call after Office.onReady. */
export function findAbilities(): ExcelAbilities {
  const has = (set: string, version?: string): boolean => {
    try {
      return Office.context.requirements.isSetSupported(set, version);
    } catch {
      return false;
    }
  };
  const level = (minor: number): boolean => has('ExcelApi', `1.${minor}`);
  let api: string | null = null;
  for (let minor = LEVELS; minor > 0 && api === null; minor--) if (level(minor)) api = `1.${minor}`;
  return {
    api,
    core: level(9) && hasMember('Worksheet', 'getRanges'),
    mergedAreas: level(13) && hasMember('Range', 'getMergedAreasOrNullObject'),
    comments: level(10) && hasMember('CommentCollection', 'add'),
    sheetEvents: level(17) && hasAccessor('WorksheetCollection', 'onNameChanged'),
    waitsForCellEdit: has('DelayForCellEdit'),
    // FileType.Compressed is part of the common API since the first release; the sets say it on the web too.
    fileBytes: typeof Office.context.document?.getFileAsync === 'function',
  };
}

/** office.js from npm ends at about 1.15 whatever the host declares, so the member itself is asked for as well. */
function prototypeOf(type: string): object | null {
  const excel: unknown = Reflect.get(globalThis, 'Excel');
  if (typeof excel !== 'object' || excel === null) return null;
  const kind: unknown = Reflect.get(excel, type);
  if (typeof kind !== 'function') return null;
  const prototype: unknown = kind.prototype;
  return typeof prototype === 'object' ? prototype : null;
}

function hasMember(type: string, member: string): boolean {
  const prototype = prototypeOf(type);
  return prototype !== null && typeof Reflect.get(prototype, member) === 'function';
}

/** For properties: reading one from the prototype itself would run its getter. */
function hasAccessor(type: string, member: string): boolean {
  const prototype = prototypeOf(type);
  return prototype !== null && member in prototype;
}
