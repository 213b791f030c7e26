import { uiRulesSheet } from '#shared/messages/ui/ui-rules-sheet.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { PaneContext } from '../shell/session-context.ts';

/** Writes a pack into the open workbook as a sheet that can be edited and read back; its name, or null when it was refused. */
export const exportRules = (
  { store, workbook }: Pick<PaneContext, 'store' | 'workbook'>,
  pack: RulePack,
): Promise<string | null> =>
  workbook.guarded(async () => {
    const { host, language } = store.get();
    if (!host) throw new Error('no workbook is open');
    const { packSheet } = await import('#shared/issuing/standards/pack-sheet.ts');
    const { name } = await host.writeSheet(packSheet(pack), 'user');
    const says = uiRulesSheet[language].exported(name);
    store.set({ lastWrite: { token: null, says }, announcement: says });
    await workbook.recheck();
    return name;
  });
