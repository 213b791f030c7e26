import { lazy, type ReactNode, Suspense } from 'react';
import { useOtherTables } from './use-other-tables.ts';

const SupportCard = lazy(async () => ({ default: (await import('./support-card.tsx')).SupportCard }));
const IndexCard = lazy(async () => ({ default: (await import('./index-card.tsx')).IndexCard }));

/** On 评分: grants in 万元 and the composite index, where the workbook states them; `otherwise` where it states neither. */
export function ScoredTables({ otherwise = null }: { readonly otherwise?: ReactNode }) {
  const { tables } = useOtherTables();
  if (!tables) return null;
  if (!tables.support && !tables.index) return otherwise;
  return (
    <Suspense fallback={null}>
      {tables.support && <SupportCard support={tables.support} />}
      {tables.index && <IndexCard index={tables.index} />}
    </Suspense>
  );
}
