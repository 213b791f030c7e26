import { parseXml } from '../xml/xml-element.ts';
import type { PartSource } from './part-source.ts';

export interface Relationship {
  readonly id: string;
  /** Last word of the type: `worksheet`, `sharedStrings`; the same in the transitional and the strict dialect. */
  readonly type: string;
  /** Name of the part in the package, or the address as written when external. */
  readonly target: string;
  readonly external: boolean;
}

/** Name of the relationships part of a part. `''` is the package itself. */
export function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relationships of a part; none when it has no relationships part. */
export function readRelationships(source: PartSource, part: string): readonly Relationship[] {
  const name = relationshipsName(part);
  if (!source.has(name)) return [];
  const root = parseXml(source.text(name), name);
  return root.children
    .filter((child) => child.name === 'Relationship')
    .map(({ attributes }) => {
      const external = attributes.TargetMode === 'External';
      const target = attributes.Target ?? '';
      return {
        id: attributes.Id ?? '',
        type: (attributes.Type ?? '').replace(/^.*\//, ''),
        target: external ? target : resolveTarget(part, target),
        external,
      };
    });
}

/** Absolute (`/xl/…`) or relative to the folder of the part; `..`, `.` and backslashes are understood. */
export function resolveTarget(part: string, target: string): string {
  const path = unescapePath(target.replaceAll('\\', '/').replace(/[#?].*$/, ''));
  const steps = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function unescapePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Part of the first relationship of this type. */
export const relatedPart = (relationships: readonly Relationship[], type: string): string | undefined =>
  relationships.find((relationship) => relationship.type === type && !relationship.external)?.target;
