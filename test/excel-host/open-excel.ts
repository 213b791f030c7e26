import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import { slowDown } from '../slow-down.ts';
import { answerMessage, type Message } from './answer-message.ts';
import { areaOfText, cellAt } from './objects/range.ts';
import { findSheet } from './objects/worksheet.ts';
import { raise } from './raise-event.ts';
import { settle } from './recalculate.ts';
import { remoteHost } from './remote-host.ts';
import { type ExcelServer, serveExcel } from './serve-excel.ts';
import { typeInto } from './typed-value.ts';
import type { WorkbookModel } from './workbook-model.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export interface OpenedExcel {
  readonly page: Page;
  readonly frame: Frame;
  readonly world: World;
  /** Console errors, uncaught errors and requests that left the pane's origin, the page around it left out. */
  readonly complaints: string[];
  /** The host inside the pane, as if it were here. Boots it. */
  host(): Promise<WorkbookHost>;
  /** A person types into a cell: the value changes and Excel tells the pane. */
  type(sheet: string, cell: string, value: string | number): Promise<void>;
  /** Any call of the test page. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

/** How the machine shows the pane. */
export interface Look {
  /** Height of the pane in pixels; 600 unless given. */
  readonly height?: number;
  /** A contrast theme of Windows. */
  readonly forcedColors?: boolean;
  /** Background of Office's own theme, e.g. `#262626`, as desktop Excel tells it; the web tells none. */
  readonly background?: string;
}

export interface ExcelApplication {
  readonly server: ExcelServer;
  /** `pane`: the test page unless given; a path of this server or a whole address, e.g. of a running product. */
  open(model: WorkbookModel, options: WorldOptions, pane?: string, look?: Look): Promise<OpenedExcel>;
  close(): Promise<void>;
}

/**
 * Starts the browser once; each workbook opens on a page of its own. `blockStorage` gives the pane no storage,
 * as in a private window.
 */
export async function startExcel(
  settings: { readonly blockStorage?: boolean; readonly server?: ExcelServer } = {},
): Promise<ExcelApplication> {
  const server = settings.server ?? (await serveExcel());
  const launch = {
    executablePath: process.env.KEZHI_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP x.officeapps.live.com 127.0.0.1`,
    ],
  };
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-chromium-'));
  allowStorage(folder);
  const browser = settings.blockStorage ? await chromium.launch(launch) : null;
  const context = browser
    ? await browser.newContext({ ignoreHTTPSErrors: true })
    : await chromium.launchPersistentContext(folder, { ...launch, ignoreHTTPSErrors: true });
  context.setDefaultTimeout(60_000);
  return {
    server,
    open: (model, options, pane, look) => openWorkbook(context, server, model, options, pane, look),
    close: async () => {
      await context.close();
      await browser?.close();
      if (!settings.server) await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** GeneralException. */
const GENERAL = 5001;

/** Distributions ship Chromium with storage of third parties blocked; a pane in Excel on the web is one. */
function allowStorage(profile: string): void {
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default/Preferences'),
    JSON.stringify({ profile: { block_third_party_cookies: false, cookie_controls_mode: 0 } }),
  );
}

async function openWorkbook(
  context: BrowserContext,
  server: ExcelServer,
  model: WorkbookModel,
  options: WorldOptions,
  pane = '/test-pane.html',
  look: Look = {},
): Promise<OpenedExcel> {
  const world = openWorld(model, options);
  const page = await context.newPage();
  const address = new URL(pane, `https://localhost:${server.port}`);
  const { origin } = address;
  const complaints = watchPane(page, origin);
  const correlations = new Map<string, number>();
  const send = (message: Readonly<Record<string, unknown>>): Promise<void> =>
    page
      .evaluate((text) => Reflect.get(window, 'toPane')(text), JSON.stringify(message))
      .catch(() => undefined);
  await page.exposeFunction('fromPane', async (text: string) => {
    const message = JSON.parse(text) as Message;
    if (message._messageType !== 0) return;
    if (message._actionType === 1) correlations.set(message._actionName, message._correlationId);
    const data = await answerMessage(world, message).catch((error: unknown) => {
      // A fault of the emulation, not of the pane: told at once rather than as an Excel that never answers.
      world.faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return { Version: 1, Error: GENERAL };
    });
    if (data === null) return;
    const takes = (options.latency ?? 0) + world.chance() * (options.quirks?.latency ?? 0);
    if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
    await send({ ...envelope(message, page), _data: data, _responseType: 0 });
    await sendEvents();
  });
  const sendEvents = async (): Promise<void> => {
    const quirks = options.quirks;
    if (quirks) await new Promise((resolve) => setTimeout(resolve, world.chance() * quirks.latency));
    // Events of one moment come in no particular order.
    const events = world.outbox.splice(0).sort(() => (quirks ? world.chance() - 0.5 : 0));
    const correlation = correlations.get('richApiMessage');
    if (events.length === 0 || correlation === undefined) return;
    await send({
      ...envelope(
        { _actionName: 'richApiMessage', _conversationId: 'conversation1', _correlationId: correlation },
        page,
      ),
      _data: {
        ArrayData: events.map(({ id, target, args }, index) => [
          65536,
          id,
          target,
          JSON.stringify(args),
          index,
          false,
        ]),
      },
      _responseType: 1,
    });
  };
  if (look.background) await page.addInitScript(tellTheme, look.background);
  if (look.forcedColors) await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`https://x.officeapps.live.com:${server.port}/excel.html`);
  const hostInfo = `Excel$Web$16.01$${options.locale ?? 'zh-CN'}$correlation1$$$0`;
  await page.evaluate(
    ([url, info, target, height]) => Reflect.get(window, 'openPane')(url, info, target, height),
    [address.href, hostInfo, origin, String(look.height ?? 600)],
  );
  const frame = await paneFrame(page, origin);
  await slowDown(context, page);
  // The pane is of another origin and has a process of its own, where browsers isolate sites.
  await slowDown(context, frame).catch(() => undefined);
  const call = async (name: string, ...args: readonly unknown[]): Promise<unknown> =>
    remoteHost(frame).call(name, args);
  return {
    page,
    frame,
    world,
    complaints,
    host: () => remoteHost(frame).open(),
    call,
    type: async (sheet, cell, value) => {
      typeAsPerson(world, sheet, cell, value);
      await sendEvents();
    },
    close: () => page.close(),
  };
}

/** Runs in the pane: the office.js of the web knows no theme, so it is put where desktop's would be. */
function tellTheme(background: string): void {
  const timer = setInterval(() => {
    const context: unknown = Reflect.get(Reflect.get(globalThis, 'Office') ?? {}, 'context');
    if (typeof context !== 'object' || context === null || !('requirements' in context)) return;
    clearInterval(timer);
    Object.defineProperty(context, 'officeTheme', { value: { bodyBackgroundColor: background } });
  }, 2);
}

/** What a person with the developer tools open would see go wrong in the pane. */
function watchPane(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  const isAround = (url: string): boolean => url.startsWith('https://x.officeapps.live.com');
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error' && !isAround(url)) complaints.push(`console: ${message.text()} (${url})`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !isAround(url) && !/^(data|blob|about):/.test(url))
      complaints.push(`left the site: ${url}`);
  });
  return complaints;
}

const envelope = (
  message: Pick<Message, '_actionName' | '_conversationId' | '_correlationId'>,
  page: Page,
): Record<string, unknown> => ({
  _messageType: 1,
  _actionName: message._actionName,
  _conversationId: message._conversationId,
  _correlationId: message._correlationId,
  _origin: page.url(),
  _errorCode: 0,
  _serializerVersion: 1,
});

async function paneFrame(page: Page, origin: string): Promise<Frame> {
  for (let tries = 0; tries < 2_400; tries++) {
    const frame = page.frames().find((each) => each.url().startsWith(origin));
    if (frame) {
      await frame.waitForLoadState('domcontentloaded');
      return frame;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the pane did not load');
}

function typeAsPerson(world: World, sheetName: string, address: string, value: string | number): void {
  const sheet = findSheet(world.model, sheetName);
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  const area = areaOfText(address);
  typeInto(cellAt(sheet, area.top, area.left), value);
  settle(world);
  raise(world, 'DataChanged', { worksheetId: sheet.id, address, changeType: 'RangeEdited' });
}
