import { useEffect, useState } from 'react';

/** True once `active` has lasted `after` milliseconds. */
export function useLate(active: boolean, after: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!active) return;
    const timer = setTimeout(() => setLate(true), after);
    return () => clearTimeout(timer);
  }, [active, after]);
  return late;
}
