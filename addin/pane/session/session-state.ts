import type { Guidance } from '#addin/actions/check/load-guidance.ts';
import { EMPTY_NOTES, type WorkbookNotes } from '#addin/actions/workbook/workbook-notes.ts';
import type { WorkbookHost } from '#addin/hosts/workbook-host.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import type { Language } from '#shared/messages/language.ts';
import type { PlanChange } from '#shared/plan/apply-changes.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { Problem } from './problem.ts';

export const TABS = ['check', 'score', 'submit', 'city', 'rules', 'settings'] as const;
export type Tab = (typeof TABS)[number];

export interface SessionState {
  readonly language: Language;
  readonly tab: Tab;
  /** What the workbook is doing. `ready` also while a re-check runs behind the screen. */
  readonly phase: 'empty' | 'reading' | 'checking' | 'ready' | 'failed';
  readonly host: WorkbookHost | null;
  readonly name: string;
  readonly raw: RawWorkbook | null;
  readonly notes: WorkbookNotes;
  readonly notesKept: 'workbook' | 'browser' | 'nowhere' | null;
  readonly result: CheckResult | null;
  /** What the city decided and issued for the pack; null before it was asked. */
  readonly guidance: Guidance | null;
  /** findingKeys that the last check brought: they flash once. */
  readonly fresh: ReadonlySet<string>;
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Shown above the screen until dismissed. */
  readonly problem: Problem | null;
  readonly lastWrite: LastWrite | null;
  /** What the live region says. */
  readonly announcement: string;
  readonly marked: boolean;
  /** Whether the city answered last; null before the first try. */
  readonly connected: boolean | null;
  /** A demonstration site says so on every screen; false until the site has been asked. */
  readonly demonstration: boolean;
  /** Signed submissions that wait for the network. */
  readonly waiting: number;
  /** Values tried out on 评分, by `sheet!cell`; the workbook keeps its own. */
  readonly tried: Readonly<Record<string, string>>;
  readonly triedResult: CheckResult | null;
  /** Amounts and statements tried together under 怎样再得几分; nothing of it is saved. */
  readonly planned: readonly PlanChange[];
}

export interface LastWrite {
  /** null = nothing to take back. */
  readonly token: string | null;
  readonly says: string;
}

export const emptySession = (language: Language): SessionState => ({
  language,
  tab: 'check',
  phase: 'empty',
  host: null,
  name: '',
  raw: null,
  notes: EMPTY_NOTES,
  notesKept: null,
  result: null,
  guidance: null,
  fresh: new Set(),
  progress: null,
  problem: null,
  lastWrite: null,
  announcement: '',
  marked: false,
  connected: null,
  demonstration: false,
  waiting: 0,
  tried: {},
  triedResult: null,
  planned: [],
});
