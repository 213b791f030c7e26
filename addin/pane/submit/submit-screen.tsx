export function SubmitScreen() {
  return <p>submit</p>;
}
