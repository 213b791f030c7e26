import { Badge, Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import { encode } from 'uqr';
import { beijingTime } from '#addin/actions/beijing-time.ts';
import type { KeptSubmission } from '#addin/actions/workbook/workbook-notes.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { periodText } from '#shared/model/period.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { download } from '../shell/download.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './submit.module.css';

/** The proof that it was sent: number, time, whether in time, and a code to photograph. Received is not accepted. */
export function ReceiptCard({ kept }: { readonly kept: KeptSubmission }) {
  const texts = useTexts(uiSubmit);
  return (
    <section className={styles.receipt} aria-label={texts.receipt}>
      <div>
        <header>
          <h2>{texts.received}</h2>
          <Badge appearance="tint" color={kept.late ? 'warning' : 'success'}>
            {kept.late ? texts.late(texts.lateMinutes(kept.late.minutes)) : texts.inTime}
          </Badge>
        </header>
        <p className={styles.sequence}>{texts.sequence(kept.sequence)}</p>
        <dl>
          <dt>{texts.receivedAt}</dt>
          <dd>{beijingTime(kept.receivedAt, true)}</dd>
          <dt>{texts.signedAt}</dt>
          <dd>{beijingTime(kept.createdAt)}</dd>
        </dl>
        <p className={styles.quiet}>
          {regionName(kept.region)} · {periodText(kept.period)} · {texts.revision(kept.revision)}
        </p>
      </div>
      <QrCode text={`KEZHI1 ${kept.sequence} ${kept.receivedAt} ${kept.digest}`} label={texts.qr} />
      <p className={styles.foot}>
        {texts.receivedWhy}
        <br />
        {texts.verified}
        <Button
          appearance="transparent"
          size="small"
          onClick={() =>
            download(
              `回执-${regionName(kept.region)}-${kept.period}-${kept.sequence}.json`,
              JSON.stringify({
                format: 'kezhi-receipt-file/1',
                receipt: kept.receipt,
                snapshot: kept.snapshot,
              }),
            )
          }
        >
          {texts.download}
        </Button>
      </p>
    </section>
  );
}

function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 2 });
    const squares = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
    return { size: code.size, path: squares.join('') };
  }, [text]);
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} />
      <path d={path} />
    </svg>
  );
}
