import type { NameMatch } from '../../text/name-match.ts';
import { type SenseReader, senseOf } from './text-sense.ts';

const NEW =
  /^(?:其中[:：,，]?)?(?:当年|本年度?|年度|年内|今年)?(新(?:增|认定|入库|备案|培育|建|选派))(?:的)?(?:[数人家个户名]?数?量?)(?:[(（][^()（）]*[)）])?$/;

/**
 * 其中：当年新增 under 科技特派员总数 is 当年新增科技特派员, where a pack has such an indicator; null for anything else.
 * `above` is what the line before was recognised as.
 */
export function newlyAdded(
  text: string,
  above: NameMatch | undefined,
  reader: SenseReader,
): readonly NameMatch[] | null {
  const added = NEW.exec(text.replace(/\s+/g, ''))?.[1];
  const name = above?.why.params.name;
  if (!added || !above || above.part !== null || above.score < 0.9 || name === undefined) return null;
  const thing = name
    .replace(/[(（][^()（）]*[)）]/g, '')
    .replace(/(?:选派)?(?:总数|总量|数量|人数|家数|个数|数)$/, '');
  const matches = senseOf(`${added}${thing}`, reader).matches.filter(
    (match) => match.score >= 0.95 && match.indicatorId !== above.indicatorId,
  );
  return matches.length > 0 ? matches : null;
}
