export function ScoreScreen() {
  return <p>score</p>;
}
