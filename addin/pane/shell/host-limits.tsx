import { type HostLimit, uiHostLimits } from '#shared/messages/ui/ui-host-limits.ts';
import styles from './pane.module.css';
import { useSession, useTexts } from './session-context.ts';

/** Says beside what can't be done why it can't, as far as the opened workbook has one of these limits. */
export function HostLimits({ only }: { readonly only: readonly HostLimit[] }) {
  const limits = useSession((state) => state.host?.capabilities.limits);
  const texts = useTexts(uiHostLimits);
  const held = only.filter((each) => limits?.includes(each));
  return held.map((each) => (
    <p key={each} className={styles.limit}>
      {texts.limits[each]}
    </p>
  ));
}
