export function RulesScreen() {
  return <p>rules</p>;
}
