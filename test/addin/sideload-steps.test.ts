import { describe, expect, it } from 'vitest';
import { type Machine, sideload } from '#addin/sideload-steps.mjs';

interface Given {
  readonly platform: string;
  readonly env?: Record<string, string>;
  readonly home?: string;
  readonly root?: string;
  /** Status of each program run, by a word of its arguments; 0 unless given. */
  readonly statuses?: Readonly<Record<string, number | null>>;
  readonly missing?: readonly string[];
}

/** A machine that runs nothing and remembers everything. */
function machineOf({
  platform,
  env = {},
  home = '/Users/li',
  root = '/kezhi',
  statuses = {},
  missing = [],
}: Given) {
  const ran: string[] = [];
  const said: string[] = [];
  const exits: number[] = [];
  let served: readonly string[] | null = null;
  const listeners: {
    text?: (text: string) => void;
    end?: (status: number | null) => void;
    leave?: () => void;
  } = {};
  let stopped = 0;
  const machine: Machine = {
    platform,
    root,
    home,
    env,
    exists: (path) => !missing.some((name) => path.endsWith(name)),
    run: (program, args, { shell }) => {
      ran.push(`${shell ? 'shell ' : ''}${program} ${args.join(' ')}`);
      const word = Object.keys(statuses).find((each) => args.includes(each));
      return word === undefined ? 0 : statuses[word]!;
    },
    serve: (args) => {
      served = args;
      return {
        onText: (listener) => {
          listeners.text = listener;
        },
        onEnd: (listener) => {
          listeners.end = listener;
        },
        stop: () => {
          stopped += 1;
        },
      };
    },
    say: (text) => said.push(text),
    complain: (text) => said.push(text),
    exit: (status) => exits.push(status),
    onLeave: (listener) => {
      listeners.leave = listener;
    },
  };
  sideload(machine);
  return { ran, said, exits, listeners, served: () => served, stopped: () => stopped };
}

describe('npm run excel', () => {
  it('says on Linux what it cannot do and what can be done instead, and runs nothing', () => {
    const { ran, said, exits, served } = machineOf({ platform: 'linux' });
    expect([ran, served(), exits]).toEqual([[], null, [2]]);
    expect(said.join()).toMatch(/网页工作台[\s\S]*kezhi manifest/);
  });

  it('serves with the development certificate on macOS and opens Excel once the server answers', () => {
    const { ran, said, listeners, served } = machineOf({ platform: 'darwin' });
    expect(served()).toEqual([
      '/kezhi/backend/start/start.mjs',
      '--port',
      '3000',
      '--tls-cert',
      '/Users/li/.office-addin-dev-certs/localhost.crt',
      '--tls-key',
      '/Users/li/.office-addin-dev-certs/localhost.key',
    ]);
    listeners.text?.('building the pages\n');
    expect(ran).toHaveLength(1);
    listeners.text?.('ready https://localhost:3000\n');
    listeners.text?.('ready https://localhost:3000\n');
    expect(ran).toEqual([
      'npx --yes office-addin-dev-certs@3.0.0 install',
      'npx --yes office-addin-debugging@7.0.0 start /kezhi/manifest.xml desktop --app excel --no-debug',
    ]);
    expect(said).toEqual([expect.stringContaining('Excel 已打开')]);
  });

  it('keeps a path with blanks together on Windows, whose npx runs in a shell', () => {
    const { ran, listeners } = machineOf({ platform: 'win32', root: 'C:\\科 指', home: 'C:\\Users\\li' });
    listeners.text?.('ready https://localhost:3000\n');
    listeners.leave?.();
    expect(ran).toEqual([
      'shell npx.cmd --yes office-addin-dev-certs@3.0.0 install',
      'shell npx.cmd --yes office-addin-debugging@7.0.0 start "C:\\科 指\\manifest.xml" desktop --app excel --no-debug',
      'shell npx.cmd --yes office-addin-debugging@7.0.0 stop "C:\\科 指\\manifest.xml"',
    ]);
  });

  it('uses the certificate of the unit where one is named, and makes none', () => {
    const env = { KEZHI_TLS_CERT: '/pki/a.crt', KEZHI_TLS_KEY: '/pki/a.key' };
    const { ran, served } = machineOf({ platform: 'darwin', env });
    expect(ran).toEqual([]);
    expect(served()?.slice(-3)).toEqual(['/pki/a.crt', '--tls-key', '/pki/a.key']);
  });

  it.each([
    ['the tool fails', { statuses: { install: 1 } }],
    ['the tool can not be run', { statuses: { install: null } }],
    ['the certificate is not there afterwards', { missing: ['localhost.crt'] }],
    ['its key is not there afterwards', { missing: ['localhost.key'] }],
  ])('says what to do when there is no certificate: %s', (_, given) => {
    const { said, exits, served } = machineOf({ platform: 'darwin', ...given });
    expect([served(), exits]).toEqual([null, [2]]);
    expect(said.join()).toContain('KEZHI_TLS_CERT');
  });

  it('tells how to load it by hand when Excel could not be opened, and serves on', () => {
    const { said, exits, listeners, stopped } = machineOf({ platform: 'darwin', statuses: { start: 1 } });
    listeners.text?.('ready https://localhost:3000\n');
    expect(said.join()).toContain('手工旁加载');
    expect([exits, stopped()]).toEqual([[], 0]);
  });

  it('takes the registration back once when the person leaves, and ends well', () => {
    const { ran, exits, listeners, stopped } = machineOf({ platform: 'darwin' });
    listeners.text?.('ready https://localhost:3000\n');
    listeners.leave?.();
    listeners.end?.(null);
    expect(ran.filter((line) => line.includes(' stop '))).toHaveLength(1);
    expect([stopped(), exits]).toEqual([1, [0]]);
  });

  it('takes the registration back when the server ends by itself, and hands on its status', () => {
    const { ran, exits, listeners } = machineOf({ platform: 'darwin' });
    listeners.end?.(1);
    expect([ran.length, exits]).toEqual([1, [1]]);
    const later = machineOf({ platform: 'darwin' });
    later.listeners.text?.('ready https://localhost:3000\n');
    later.listeners.end?.(null);
    expect([later.ran.at(-1), later.exits]).toEqual([
      'npx --yes office-addin-debugging@7.0.0 stop /kezhi/manifest.xml',
      [1],
    ]);
  });
});
