import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { slowDown } from '../slow-down.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One person at one machine: a browser profile of their own, watched for errors and for requests that leave the site. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught errors and requests to another origin so far. */
  readonly complaints: string[];
  leave(): Promise<void>;
}

export interface PersonOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Runs in every page before its own scripts. */
  readonly before?: string;
}

export async function openBrowser(site: string, options: PersonOptions = {}): Promise<Person> {
  const profile = await mkdtemp(join(tmpdir(), 'kezhi-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ARGUMENTS,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.dark ? 'dark' : 'light',
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    acceptDownloads: true,
  });
  context.setDefaultTimeout(60_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site });
  if (options.before) await context.addInitScript(options.before);
  const complaints: string[] = [];
  const page = context.pages()[0] ?? (await context.newPage());
  await slowDown(context, page);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !/^(data|blob|about):/.test(url)) complaints.push(`left the site: ${url}`);
  });
  return {
    page,
    context,
    complaints,
    leave: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
