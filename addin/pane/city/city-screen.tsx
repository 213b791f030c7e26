export function CityScreen() {
  return <p>city</p>;
}
