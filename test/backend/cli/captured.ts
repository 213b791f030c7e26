/** Runs a verb in this process and gives its status and what it wrote. */
export async function captured(work: () => Promise<number>) {
  const written = { out: '', error: '' };
  const [out, error] = [process.stdout.write, process.stderr.write];
  process.stdout.write = (text: string | Uint8Array) => {
    written.out += String(text);
    return true;
  };
  process.stderr.write = (text: string | Uint8Array) => {
    written.error += String(text);
    return true;
  };
  try {
    return { status: await work(), ...written };
  } finally {
    process.stdout.write = out;
    process.stderr.write = error;
  }
}
