import { Spinner } from '@fluentui/react-components';
import type { RegionImpact } from '#shared/aggregate/compare-scores.ts';
import { uiRulesSheet } from '#shared/messages/ui/ui-rules-sheet.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './sheet-desk.module.css';
import type { ImpactState } from './use-impact.ts';

/** Score and place of every unit by the pack in force and by the draft. */
export function ImpactTable({ state }: { readonly state: ImpactState | null | undefined }) {
  const texts = useTexts(uiRulesSheet);
  if (state === undefined) return <Spinner size="tiny" label={texts.impactBusy} />;
  if (state === null) return <p className={styles.quiet}>{texts.impactNone}</p>;
  const { impact, over, count } = state;
  const ranked = impact.regions.length > 1;
  return (
    <>
      <p className={styles.small}>
        {over === 'received' ? texts.impactReceived(impact.period, count) : texts.impactWorkbook}
      </p>
      <table className={styles.impact}>
        <thead>
          <tr>
            <th scope="col">{texts.region}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
            <th scope="col">{texts.changeColumn}</th>
            {ranked && <th scope="col">{texts.rank}</th>}
          </tr>
        </thead>
        <tbody>
          {impact.regions.map((region) => (
            <ImpactRow key={region.region ?? ''} region={region} ranked={ranked} />
          ))}
        </tbody>
      </table>
      {ranked && !impact.ranked.after && <p className={styles.quiet}>{texts.provisional}</p>}
    </>
  );
}

function ImpactRow({ region, ranked }: { readonly region: RegionImpact; readonly ranked: boolean }) {
  const texts = useTexts(uiRulesSheet);
  const { before, after, change } = region;
  const moved = before.rank !== null && after.rank !== null ? before.rank - after.rank : null;
  return (
    <tr>
      <th scope="row">{region.name || texts.ownArea}</th>
      <td>{before.total ?? '—'}</td>
      <td>{after.total ?? '—'}</td>
      <td>{change === null ? '—' : change.startsWith('-') || change === '0' ? change : `+${change}`}</td>
      {ranked && (
        <td>
          {after.rank === null ? texts.rankOpen : texts.place(after.rank)}
          {moved !== null && moved !== 0 && <small> {texts.placeMoved(moved)}</small>}
        </td>
      )}
    </tr>
  );
}
