import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

let source: Promise<string> | null = null;

/** Serious and critical violations that axe finds on the page as it is now, each as one line. */
export async function findViolations(page: Page | Frame): Promise<readonly string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Through the protocol, since the page's own policy rightly refuses foreign scripts.
  await page.evaluate(await source);
  const found = await page.evaluate(async () => {
    const axe = Reflect.get(globalThis, 'axe') as {
      run(options: object): Promise<{
        violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
      }>;
    };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map((node) => `${node.target.join(' ')} (${node.failureSummary.split('\n')[1]?.trim()})`)
            .slice(0, 3)
            .join('; ')}`,
      );
  });
  return found;
}
