import { fallsShort, type TargetSum } from '#addin/actions/rules/draft-issue.ts';
import { uiIssue } from '#shared/messages/ui/ui-issue.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './sheet-desk.module.css';

/** Every row of the 分解表 with Σ of its parts beside the city's target; a press shows the counties. */
export function TargetSums({ sums }: { readonly sums: readonly TargetSum[] }) {
  const texts = useTexts(uiIssue);
  const marks = useTexts(uiMarks);
  const { kinds } = useTexts(uiRecognition);
  return (
    <table className={styles.impact}>
      <thead>
        <tr>
          <th scope="col">{texts.indicator}</th>
          <th scope="col">{texts.total}</th>
          <th scope="col">{texts.city}</th>
          <th scope="col">{texts.difference}</th>
        </tr>
      </thead>
      <tbody>
        {sums.map((row) => (
          <tr key={`${row.name}${row.scope}${row.kind}`} data-short={fallsShort(row) || undefined}>
            <th scope="row">
              <details>
                <summary>
                  {row.name}
                  <small>
                    {row.scope && ` ${row.scope}`}
                    {row.kind !== 'target' && ` ${kinds[row.kind]}`} {row.unit}
                  </small>
                </summary>
                <small>
                  {row.parts.map(({ region, value }) => `${regionName(region)} ${value}`).join(marks.comma)}
                </small>
              </details>
            </th>
            <td>{row.sum ?? <small>{texts.notAdded}</small>}</td>
            <td>{row.city ?? <small>{texts.noCity}</small>}</td>
            <td>
              {row.difference === null || row.difference === '0' || row.difference.startsWith('-')
                ? (row.difference ?? '—')
                : `+${row.difference}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
