import { Tooltip } from '@fluentui/react-components';
import { uiHead } from '#shared/messages/ui/ui-head.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './head.module.css';

/** A dot with a word: never an alarm, since everything but 报送 works without a connection. */
export function Connection() {
  const texts = useTexts(uiHead);
  const connected = useSession((state) => state.connected);
  const waiting = useSession((state) => state.waiting);
  const word = waiting > 0 ? texts.waiting(waiting) : connected ? texts.connected : texts.offline;
  return (
    <Tooltip content={connected ? texts.connectedWhy : texts.offlineWhy} relationship="description">
      <span
        className={styles.connection}
        data-state={waiting > 0 ? 'waiting' : connected ? 'connected' : 'offline'}
      >
        {word}
      </span>
    </Tooltip>
  );
}
