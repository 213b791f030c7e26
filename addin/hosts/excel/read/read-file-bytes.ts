import { within } from '../session/within.ts';

/** Excel packs the whole workbook before the first answer. */
const CALL_WITHIN = 15_000;
/** Slice size of Office's own documentation; the largest it takes. */
const SLICE = 4_194_304;

/** Bytes of the workbook as it is now, unsaved edits included. Throws what Office answered when it can't be had. */
export async function readFileBytes(): Promise<Uint8Array> {
  const file = await called<Office.File>((done) =>
    Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, done),
  );
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      const slice = await called<Office.Slice>((done) => file.getSliceAsync(index, done));
      const part = sliceBytes(slice.data);
      bytes.set(part.subarray(0, bytes.length - at), at);
      at += part.length;
    }
    return bytes;
  } finally {
    // At most two files may be open at a time, so one that is not closed blocks the next reading.
    await called<void>((done) => file.closeAsync(done)).catch(() => undefined);
  }
}

function called<T>(call: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  const answer = new Promise<T>((resolve, reject) =>
    call((result) =>
      result.status === Office.AsyncResultStatus.Succeeded ? resolve(result.value) : reject(result.error),
    ),
  );
  return within(CALL_WITHIN, answer);
}

/** Documented as a byte array; Excel on the web has been seen to answer base64. */
function sliceBytes(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  if (Array.isArray(data)) return Uint8Array.from(data);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (typeof data === 'string') return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  return new Uint8Array();
}
