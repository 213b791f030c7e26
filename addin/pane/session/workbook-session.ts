import { applyFixes, type FixChange, toEdit } from '#addin/actions/check/apply-fix.ts';
import { checkWorkbook } from '#addin/actions/check/check-workbook.ts';
import { keepCorrection } from '#addin/actions/check/correct-recognition.ts';
import { keepExplanation } from '#addin/actions/check/explain.ts';
import { findingKey, newFindings } from '#addin/actions/check/finding-lists.ts';
import type { Guidance } from '#addin/actions/check/load-guidance.ts';
import { keepNotes, openWorkbook } from '#addin/actions/workbook/open-workbook.ts';
import { readAfterEdit } from '#addin/actions/workbook/recheck-after-edit.ts';
import type { Choice, WorkbookNotes } from '#addin/actions/workbook/workbook-notes.ts';
import { editedCells } from '#addin/hosts/edited-cells.ts';
import type { HostChange, WorkbookHost, WriteResult } from '#addin/hosts/workbook-host.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import type { Language } from '#shared/messages/language.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import type { Finding } from '#shared/model/finding.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { explain } from '#shared/validate/explanations.ts';
import type { Correction } from '#shared/workbook/correction.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';
import { isCancelled, problemOf } from './problem.ts';
import type { Services } from './services.ts';
import { emptySession, type SessionState } from './session-state.ts';
import type { Store } from './store.ts';

/** How long edits are gathered before the check: typing across a row is one check. */
const GATHER_MS = 80;

const EVERYTHING: readonly HostChange[] = [{ sheet: null, area: null }];

export type WorkbookSession = ReturnType<typeof createWorkbookSession>;

/** What the screens can do with the open workbook. Every expected failure ends in `problem`, never in a component. */
export function createWorkbookSession(
  store: Store<SessionState>,
  services: Services,
  verdictText: (state: SessionState) => string,
) {
  let stopListening: (() => void) | null = null;
  let stopWaiting: (() => void) | null = null;
  let reading: AbortController | null = null;
  let gathered: readonly HostChange[] = [];
  let rechecking: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the what-ifs: an answer that was overtaken by a newer question is dropped. */
  let trials = 0;

  async function guarded<T>(step: () => Promise<T>): Promise<T | null> {
    try {
      const done = await step();
      // Whatever Excel waited for is over.
      if (isWaiting(store.get().problem)) store.set({ problem: null });
      return done;
    } catch (error) {
      if (!isCancelled(error)) store.set({ problem: problemOf(error) });
      return null;
    }
  }

  const checked = (edits?: readonly CellEdit[]): Promise<CheckResult> =>
    checkWorkbook(services.engine, store.get().notes, store.get().guidance, edits);

  async function check(): Promise<void> {
    const before = store.get().result;
    const result = await checked();
    store.set({
      result,
      fresh: newFindings(before?.findings ?? null, result.findings),
      phase: 'ready',
      progress: null,
    });
    store.set(await tryOut());
    store.set({ announcement: verdictText(store.get()) });
    if (store.get().marked) await remark();
  }

  async function open(host: WorkbookHost): Promise<void> {
    stopListening?.();
    stopWaiting?.();
    reading?.abort();
    const own = new AbortController();
    reading = own;
    const { language, tab, connected, demonstration, waiting } = store.get();
    store.set({
      ...emptySession(language),
      connected,
      demonstration,
      waiting,
      tab: tab === 'city' || tab === 'rules' ? tab : 'check',
      phase: 'reading',
      host,
    });
    stopWaiting =
      host.onWaiting?.((code) => store.set({ problem: { from: 'pane', code, params: {} } })) ?? null;
    try {
      const onProgress = (done: number, total: number) => store.set({ progress: { done, total } });
      const opened = await openWorkbook(host, services.engine, services.memory, {
        signal: own.signal,
        onProgress,
      });
      if (reading !== own) return;
      store.set({ ...opened, phase: 'checking', problem: null });
      await check();
      if (host.capabilities.events) stopListening = await host.onChange(changed);
    } catch (error) {
      // Another workbook has been opened since.
      if (reading !== own) return;
      store.set({ phase: 'failed', progress: null, problem: isCancelled(error) ? null : problemOf(error) });
    }
  }

  function changed(change: HostChange): void {
    gathered = [...gathered, change];
    clearTimeout(timer);
    timer = setTimeout(() => void guarded(() => recheck({ background: true })), GATHER_MS);
  }

  /** Reads what changed (everything, when nothing is known of it) and checks again; one after the other, as each builds on the one before. */
  function recheck({ background = false } = {}): Promise<void> {
    const turn = rechecking.then(() => recheckNow(background));
    rechecking = turn.catch(() => undefined);
    return turn;
  }

  async function recheckNow(background: boolean): Promise<void> {
    const { host, raw } = store.get();
    if (!host || !raw) return;
    const changes = gathered.length ? gathered : EVERYTHING;
    gathered = [];
    try {
      const now = await readAfterEdit(host, services.engine, raw, changes, background);
      if (store.get().host !== host) return;
      store.set({ raw: now });
    } catch (error) {
      // What could not be read is read with the next edit.
      if (store.get().host === host) gathered = [...changes, ...gathered];
      throw error;
    }
    await check();
  }

  async function note(patch: Partial<WorkbookNotes>): Promise<void> {
    const notes = { ...store.get().notes, ...patch };
    const { host, name } = store.get();
    store.set({ notes });
    if (host) store.set({ notesKept: await keepNotes(host, services.memory, name, notes) });
  }

  /** `changes` says where it was written; without it everything is read again. */
  async function wrote(
    result: WriteResult,
    says: string,
    changes: readonly HostChange[] = [],
  ): Promise<void> {
    const texts = uiShell[store.get().language];
    const refused = result.refused.length ? ` ${texts.refusedCells(result.refused.length)}` : '';
    store.set({ lastWrite: { token: result.token, says: says + refused }, announcement: says + refused });
    gathered = changes.length ? [...gathered, ...changes] : EVERYTHING;
    clearTimeout(timer);
    await recheck();
  }

  /** The check with the values that are tried now; nothing when others are tried by the time it answers. */
  async function tryOut(): Promise<Partial<SessionState>> {
    const trial = ++trials;
    const edits = triedEdits();
    const triedResult = edits.length ? await checked(edits) : null;
    return trial === trials ? { triedResult } : {};
  }

  function triedEdits(): readonly CellEdit[] {
    return Object.entries(store.get().tried).map(([place, after]) => {
      const split = place.lastIndexOf('!');
      return toEdit({ sheet: place.slice(0, split), cell: place.slice(split + 1), after });
    });
  }

  async function remark(): Promise<WriteResult | null> {
    const { host, result, language } = store.get();
    if (!host || !result) return null;
    const { marksOf } = await import('#shared/report/marks-of.ts');
    return host.mark(marksOf(result.findings, language), { comments: false });
  }

  return {
    open,
    /** Opens the same workbook once more, after a failure. */
    retry: async () => {
      const { host } = store.get();
      if (host) await open(host);
    },
    cancel: () => {
      reading?.abort();
      services.engine.cancel();
    },
    recheck: () => guarded(() => recheck()),
    choose: (choice: Partial<Choice>) =>
      guarded(async () => {
        await note({ choice: { ...store.get().notes.choice, ...choice } });
        await check();
      }),
    locate: (place: { readonly sheet: string; readonly cell: string }) =>
      guarded(async () => store.get().host?.select(place)),
    /** Types cells, as the grid does: one, or a pasted block. */
    type: (edits: readonly CellEdit[]) =>
      guarded(async () => {
        const { host, language } = store.get();
        if (!host || edits.length === 0) return;
        const result = await host.write(edits);
        await wrote(result, uiShell[language].wrote(result.written), editedCells(edits));
      }),
    adopt: (changes: readonly FixChange[]) =>
      guarded(async () => {
        const { host, language } = store.get();
        if (!host) return;
        const result = await applyFixes(host, changes);
        await wrote(result, uiShell[language].wrote(result.written), editedCells(changes));
      }),
    undo: () =>
      guarded(async () => {
        const { host, lastWrite, language } = store.get();
        if (!host || !lastWrite?.token) return;
        const result = await host.undo(lastWrite.token);
        const texts = uiShell[language];
        await wrote(
          { ...result, token: null, refused: [] },
          result.refused.length ? texts.undoPartly(result.refused.length) : texts.undone,
        );
      }),
    explain: (finding: Finding, text: string) =>
      guarded(async () => {
        const { explanations } = store.get().notes;
        await note({ explanations: keepExplanation(explanations, explain(finding, text)) });
        await check();
      }),
    ignore: (finding: Finding) =>
      guarded(() => note({ ignored: [...store.get().notes.ignored, findingKey(finding)] })),
    showIgnored: () => guarded(() => note({ ignored: [] })),
    correct: (correction: Correction) =>
      guarded(async () => {
        await note({ corrections: keepCorrection(store.get().notes.corrections, correction) });
        await check();
      }),
    forgetCorrections: () =>
      guarded(async () => {
        await note({ corrections: [] });
        await check();
      }),
    writeFindingsSheet: () =>
      guarded(async () => {
        const { host, result, name, language } = store.get();
        if (!host || !result) return;
        const { writeFindingsSheet } = await import('#addin/actions/workbook/write-reports.ts');
        const written = await writeFindingsSheet(host, result.findings, name, language);
        store.set({
          lastWrite: {
            token: null,
            says: uiCheck[language].wroteReport(written.name) + seenWhen(host, language),
          },
        });
      }),
    writeScoreSheet: (sheet: ScoreSheet) =>
      guarded(async () => {
        const { host, name, language } = store.get();
        if (!host) return;
        const { writeScoreSheet } = await import('#addin/actions/workbook/write-reports.ts');
        const pack = await services.engine.pack(sheet.pack.id, sheet.pack.version);
        const titles = { pack: pack?.title ?? sheet.pack.id, workbook: name };
        const written = await writeScoreSheet(host, sheet, titles, language);
        const { uiScore } = await import('#shared/messages/ui/ui-score.ts');
        store.set({
          lastWrite: {
            token: null,
            says: uiScore[language].wroteSheet(written.name) + seenWhen(host, language),
          },
        });
      }),
    mark: () =>
      guarded(async () => {
        store.set({ marked: true });
        const done = await remark();
        if (!done?.refused.length) return;
        const says = uiCheck[store.get().language].marksRefused(done.written, done.refused.length);
        store.set({ marked: done.written > 0, lastWrite: { token: null, says }, announcement: says });
      }),
    clearMarks: () =>
      guarded(async () => {
        await store.get().host?.clearMarks();
        store.set({ marked: false });
      }),
    /** Tries a value on 评分; null gives the workbook's own back. */
    tryValue: (place: string, value: string | null) =>
      guarded(async () => {
        const { [place]: _gone, ...others } = store.get().tried;
        store.set({ tried: value === null ? others : { ...others, [place]: value } });
        store.set(await tryOut());
      }),
    restoreTried: () => {
      trials++;
      store.set({ tried: {}, triedResult: null });
    },
    /** What the city decided arrives later than the first check. */
    follow: (guidance: Guidance) =>
      guarded(async () => {
        const { guidance: before } = store.get();
        store.set({ guidance });
        if (guidance.packs.length || before?.packs.length) await services.engine.adopt(guidance.packs);
        if (store.get().raw) await check();
      }),
    note,
    guarded,
    wrote,
  };
}

/** A sheet added to an opened file is seen in the file that is exported. */
const seenWhen = (host: WorkbookHost, language: Language): string =>
  host.kind === 'file' ? uiCheck[language].seenInExport : '';

/** What Excel was waiting for; over as soon as it has answered. */
const isWaiting = (problem: SessionState['problem']): boolean =>
  problem?.code === 'cell-edit-mode' || problem?.code === 'host-silent';
