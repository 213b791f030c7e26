import { Button, Field, Select, Spinner, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { CellRemark } from '#shared/contract/act-schema.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';
import { useSubmission } from './use-submission.ts';

/** A remark being written: `place` is the figure's position in the submission, empty while none is chosen. */
interface Written {
  readonly id: number;
  readonly place: string;
  readonly text: string;
}

/** 退回: the reason, and remarks on the cells of the submission. There is no box for a number. */
export function ReturnForm({
  digest,
  session,
  onConfirm,
  onCancel,
}: {
  readonly digest: string;
  readonly session: ServerSession;
  readonly onConfirm: (reason: string, remarks: readonly CellRemark[]) => void;
  readonly onCancel: () => void;
}) {
  const texts = useTexts(uiCity);
  const shell = useTexts(uiShell);
  const kinds = useTexts(uiRecognition).kinds;
  const found = useSubmission(session, digest);
  const [reason, setReason] = useState('');
  const [written, setWritten] = useState<readonly Written[]>([]);
  const readings = found?.answer.snapshot.readings ?? [];
  const change = (id: number, patch: Partial<Written>) =>
    setWritten(written.map((each) => (each.id === id ? { ...each, ...patch } : each)));
  const remarks = written.flatMap(({ place, text }) => {
    const reading = readings[Number(place)];
    return place !== '' && reading && text.trim()
      ? [{ sheet: reading.sheet, cell: reading.cell, text: text.trim() }]
      : [];
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(reason.trim(), remarks);
      }}
    >
      <Field label={texts.returnReason} required size="small">
        <Textarea rows={2} value={reason} maxLength={1000} onChange={(_, data) => setReason(data.value)} />
      </Field>
      {written.length > 0 && !found && <Spinner size="tiny" />}
      {written.map((each) => (
        <div key={each.id} className={styles.remark}>
          <Select
            size="small"
            aria-label={texts.remarkCell}
            value={each.place}
            onChange={(_, data) => change(each.id, { place: data.value })}
          >
            <option value="">{texts.remarkCell}</option>
            {readings.map((reading, index) => (
              <option key={`${reading.sheet}!${reading.cell}${reading.kind}`} value={index}>
                {`${found?.nameOf(reading.indicatorId) ?? ''} ${kinds[reading.kind]} ${reading.value ?? '—'}${reading.unit} · ${texts.sheetCell(reading.sheet, reading.cell)}`}
              </option>
            ))}
          </Select>
          <Textarea
            rows={1}
            size="small"
            aria-label={texts.remarkText}
            placeholder={texts.remarkText}
            maxLength={500}
            value={each.text}
            onChange={(_, data) => change(each.id, { text: data.value })}
          />
          <Button
            size="small"
            appearance="subtle"
            onClick={() => setWritten(written.filter(({ id }) => id !== each.id))}
          >
            {texts.remarkRemove}
          </Button>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button size="small" type="submit" appearance="primary" disabled={reason.trim() === ''}>
          {texts.confirm}
        </Button>
        <Button
          size="small"
          onClick={() => setWritten([...written, { id: (written.at(-1)?.id ?? 0) + 1, place: '', text: '' }])}
        >
          {texts.remarkAdd}
        </Button>
        <Button size="small" appearance="subtle" onClick={onCancel}>
          {shell.cancel}
        </Button>
      </div>
    </form>
  );
}
