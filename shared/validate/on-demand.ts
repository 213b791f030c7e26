/** Works a value out when it is first asked for, and never again; what it was made from is let go. */
export function onDemand<Value extends object | string>(make: () => Value): () => Value {
  let work: (() => Value) | null = make;
  let value: Value | null = null;
  return () => {
    if (work) {
      value = work();
      work = null;
    }
    return value!;
  };
}
