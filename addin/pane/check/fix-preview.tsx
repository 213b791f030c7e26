import { Button } from '@fluentui/react-components';
import type { FixChange } from '#addin/actions/check/apply-fix.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './check.module.css';

/** Old → new for every cell, before anything is written. */
export function FixPreview({
  changes,
  onConfirm,
  onCancel,
}: {
  readonly changes: readonly FixChange[];
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}) {
  const texts = useTexts(uiCheck);
  const shell = useTexts(uiShell);
  return (
    <div className={styles.preview}>
      <table>
        <caption>{texts.adoptTitle}</caption>
        <thead className="only-spoken">
          <tr>
            <th scope="col">{texts.locate}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.sheet}!${change.cell}`}>
              <th scope="row" title={change.sheet}>
                {change.cell}
              </th>
              <td>
                <del>{change.before || texts.empty}</del>
              </td>
              <td>
                <ins>{change.after || texts.empty}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.actions}>
        <Button size="small" appearance="primary" onClick={onConfirm}>
          {texts.adoptConfirm}
        </Button>
        <Button size="small" onClick={onCancel}>
          {shell.cancel}
        </Button>
      </div>
    </div>
  );
}
