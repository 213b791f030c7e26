// Screens on constructed data, for looking at: ?appearance=dark&tab=score. Not part of the product's build.
import type { Engine } from '#addin/engine/engine-port.ts';
import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import { forgetfulMemory } from '#addin/memory/open-memory.ts';
import type { Tab } from '#addin/pane/session/session-state.ts';
import { startPane } from '#addin/pane/shell/start-pane.tsx';
import type { Appearance } from '#addin/pane/theme/themes.ts';
import { constructedCheck, constructedPlan, constructedWorkbook } from '../constructed-check.ts';

const asked = new URLSearchParams(location.search);

const engine: Engine = {
  load: async () => undefined,
  replace: async () => undefined,
  check: async () => constructedCheck,
  packs: async () => [
    {
      id: constructedCheck.packs[0]!.id,
      version: '1.0.0',
      title: '2022年全市强化科技支撑主要指标目标值',
      document: '定办发〔2022〕75号',
      type: 'targets',
      frequency: 'quarterly',
      area: null,
      regions: [],
    },
  ],
  pack: async () => null,
  plan: async () => constructedPlan,
  movables: async () => null,
  ways: async () => null,
  whatIf: async () => null,
  otherTables: async () => ({ rosters: [], support: null, index: null, loneRegister: null }),
  adopt: async () => undefined,
  tryPack: async () => [],
  prepare: async () => Promise.reject(new Error('the gallery sends nothing')),
  cancel: () => undefined,
};

const host: WorkbookHost = {
  kind: 'excel',
  capabilities: {
    write: true,
    marks: true,
    comments: true,
    addSheets: true,
    charts: true,
    events: false,
    state: true,
    limits: [],
  },
  name: async () => constructedWorkbook.name,
  read: async () => constructedWorkbook,
  readAreas: async () => [],
  write: async (edits) => ({ token: 'one', written: edits.length, refused: [] }),
  undo: async () => ({ token: null, written: 1, refused: [] }),
  mark: async () => ({ token: null, written: 0, refused: [] }),
  clearMarks: async () => undefined,
  writeSheet: async (sheet) => ({ name: sheet.name }),
  removeSheets: async () => undefined,
  select: async () => undefined,
  onChange: async () => () => undefined,
  loadState: async () => null,
  saveState: async () => undefined,
};

const pane = startPane(document.getElementById('root')!, {
  services: {
    engine,
    memory: forgetfulMemory(),
    connect: () => Promise.reject(new Error('the gallery has no server')),
    readFile: () => Promise.reject(new Error('the gallery opens no file')),
    now: () => '2026-11-21T08:00:00Z',
  },
  language: asked.get('language') === 'en' ? 'en' : 'zh',
  appearance: () => (asked.get('appearance') ?? 'light') as Appearance,
});
await pane.workbook.open(host);
pane.store.set({ tab: (asked.get('tab') ?? 'check') as Tab });
