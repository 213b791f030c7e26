import { type BatchBody, runBatch } from './run-batch.ts';
import type { World } from './world.ts';

/** The envelope in which office.js and its host talk (XDM). */
export interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  // biome-ignore lint/suspicious/noExplicitAny: each action has a shape of its own
  readonly _data: any;
  readonly _actionType: number;
}

/** Excel on the web takes and gives 5 MB at most. */
const PAYLOAD_AT_MOST = 5 * 1024 * 1024;
const CELL_EDIT_MODE = 5004;
const REQUEST_TOO_LARGE = 5103;
const RESPONSE_TOO_LARGE = 5104;
const WAIT_FOR_CELL_EDIT = 64;

/** What the host answers to one message; null = nothing. Waits while a cell is edited, where that was asked for. */
export async function answerMessage(world: World, message: Message): Promise<unknown> {
  if (message._actionName === 'ContextActivationManager_getAppContextAsync') {
    await new Promise((resolve) => setTimeout(resolve, world.options.readyAfter ?? 0));
    return appContext(world);
  }
  if (message._actionName !== 'executeMethod') return { Error: 0 };
  const dispatch = message._data?.DdaMethod?.DispatchId;
  if (dispatch === 93) return richApi(world, message._data.ArrayData);
  world.counters.commonCalls += 1;
  if (dispatch === 75) return { Version: 1, Error: 0, Properties: [...world.documentSettings] };
  if (dispatch === 76) {
    world.documentSettings.clear();
    for (const [key, value] of message._data.DdaSettingsMethod?.Properties ?? [])
      world.documentSettings.set(String(key), String(value));
  }
  if (dispatch === 77) return world.options.silentFile ? null : getFile(world);
  if (dispatch === 80)
    return { Version: 1, Error: 0, 0: [...(world.model.bytes ?? [])], 1: world.model.bytes?.length ?? 0 };
  return { Version: 1, Error: 0 };
}

function getFile(world: World): unknown {
  const { bytes } = world.model;
  if (bytes === null || world.options.givesBytes === false) return { Version: 1, Error: 5001 };
  return { Version: 1, Error: 0, 0: 1, 1: bytes.length };
}

async function richApi(world: World, data: readonly unknown[]): Promise<unknown> {
  const text = String(data[4]);
  const flags = Number(data[6] ?? 0);
  const { counters } = world;
  // office.js' own greeting comes some time after onReady and belongs to no call of the pane.
  if (!text.includes('NotifyActionHandlerReady')) counters.batches += 1;
  counters.requestBytes += Buffer.byteLength(text);
  if (Buffer.byteLength(text) > PAYLOAD_AT_MOST) return { Version: 1, Error: REQUEST_TOO_LARGE };
  if (world.cellEditing) {
    if (!(flags & WAIT_FOR_CELL_EDIT)) return { Version: 1, Error: CELL_EDIT_MODE };
    while (world.cellEditing) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const upset = text.includes('NotifyActionHandlerReady') ? null : (world.upsets.shift() ?? null);
  if (upset?.kind === 'silent') return null;
  if (upset?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, upset.milliseconds));
  if (upset?.kind === 'refuses') return { Version: 1, Error: upset.code };
  const failing = upset?.kind === 'fails' ? upset : undefined;
  const answer = JSON.stringify(runBatch(world, JSON.parse(text) as BatchBody, failing));
  counters.responseBytes += Buffer.byteLength(answer);
  // What the batch did stays done, only its answer is lost.
  if (Buffer.byteLength(answer) > PAYLOAD_AT_MOST) return { Version: 1, Error: RESPONSE_TOO_LARGE };
  return { Version: 1, Error: 0, Data: [200, [], answer] };
}

function appContext(world: World): unknown {
  const matrix: Record<string, string> = {
    ExcelApi: `1.${world.level}`,
    AddinCommands: '1.1',
    CustomXmlParts: '1.1',
    CompressedFile: '1.1',
    File: '1.1',
  };
  if (world.options.waitsForCellEdit) matrix.DelayForCellEdit = '1.1';
  const locale = world.options.locale ?? 'zh-CN';
  return {
    _id: '1',
    _appName: 16,
    _appVersion: '16.01',
    _appMinorVersion: 0,
    _hostFullVersion: '16.0.0.0',
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: `https://x.officeapps.live.com/${encodeURIComponent(world.model.name)}`,
    _clientMode: world.model.readOnly ? 0 : 1,
    _settings: [...world.documentSettings],
    _reason: 0,
    _osfControlType: 1,
    _eToken: '',
    _addinName: '科指',
    _appDomains: [],
    _appInstanceId: 'kezhi-test',
    _requirementMatrix: JSON.stringify(matrix),
    _dialogRequirementMatrix: '{}',
    _featureGates: {},
  };
}
