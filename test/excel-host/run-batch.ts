import { ExcelError } from './excel-error.ts';
import { type HostObject, memberOf, type ObjectType } from './object-type.ts';
import { workbookType } from './objects/workbook.ts';
import { queryObject } from './query-object.ts';
import type { World } from './world.ts';

interface PathInfo {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[] | null;
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

interface ActionInfo {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: {
    readonly Select?: readonly string[];
    readonly Expand?: readonly string[];
    readonly Top?: number;
    readonly Skip?: number;
  };
}

export interface BatchBody {
  readonly Actions: readonly ActionInfo[];
  readonly ObjectPaths: Readonly<Record<string, PathInfo>>;
}

export interface BatchAnswer {
  readonly Results: { ActionId: number; Value: unknown }[];
  readonly TraceIds: number[];
  Error?: { Code: string; Message: string; Location: string; ActionIndex: number; HttpStatusCode: number };
}

/** Services of Office itself (the action handlers of the ribbon) take any call. */
const SERVICE: ObjectType = { name: 'Service', members: {} };

/**
 * Runs the steps in order. The first that fails ends the batch: what ran before stays done, its results are
 * delivered, nothing is rolled back.
 */
export function runBatch(
  world: World,
  body: BatchBody,
  failing?: { readonly code: string; readonly step: number },
): BatchAnswer {
  const answer: BatchAnswer = { Results: [], TraceIds: [] };
  const objects = new Map<number, HostObject | null>();
  const resolve = (id: number): HostObject | null => {
    const known = objects.get(id);
    if (known !== undefined) return known;
    const made = makeObject(world, body.ObjectPaths[id], resolve);
    objects.set(id, made);
    return made;
  };
  for (const [index, action] of body.Actions.entries()) {
    try {
      if (failing && index >= failing.step) throw new ExcelError(failing.code);
      const Value = runAction(world, action, resolve, answer);
      answer.Results.push({ ActionId: action.Id, Value: Value ?? null });
    } catch (error) {
      if (!(error instanceof ExcelError)) throw error;
      const path = body.ObjectPaths[action.ObjectPathId];
      answer.Error = {
        Code: error.code,
        Message: error.message,
        Location: `${path?.Name ?? ''}.${action.Name}`,
        ActionIndex: index,
        HttpStatusCode: error.code === 'ItemNotFound' ? 404 : 400,
      };
      break;
    }
  }
  return answer;
}

function runAction(
  world: World,
  action: ActionInfo,
  resolve: (id: number) => HostObject | null,
  answer: BatchAnswer,
): unknown {
  if (action.ActionType === 5) {
    answer.TraceIds.push(action.Id);
    return null;
  }
  const object = resolve(action.ObjectPathId);
  // Steps on a null object are ignored without a word.
  if (object === null || object.type === SERVICE) return null;
  switch (action.ActionType) {
    case 1:
      return instance(object);
    case 2:
      return queryObject(world, object, action.QueryInfo ?? {});
    case 3:
      return callMethod(world, object, action.Name, argumentsOf(action.ArgumentInfo, resolve));
    case 4: {
      const member = memberOf(object.type, action.Name, world);
      if (!member.set) throw new ExcelError('InvalidOperation', 'The property is read-only.');
      member.set(object.subject, argumentsOf(action.ArgumentInfo, resolve)[0], world);
      return null;
    }
    default:
      throw new ExcelError('GeneralException', `action type ${action.ActionType} is not emulated`);
  }
}

function callMethod(world: World, object: HostObject, name: string, args: readonly unknown[]): unknown {
  if (name === '_KeepReference') {
    const kept = [...world.references].find(([, each]) => each.subject === object.subject);
    if (kept) return null;
    world.nextReference += 1;
    world.references.set(`ref-${world.nextReference}`, object);
    Object.assign(object, { reference: `ref-${world.nextReference}` });
    return null;
  }
  return memberOf(object.type, name, world).call?.(object.subject, args, world);
}

/** An object's identity: ids become indexers in later requests, references survive inserted rows. */
function instance(object: HostObject): unknown {
  const reference: unknown = Reflect.get(object, 'reference');
  return {
    ...(object.type.id ? { Id: object.type.id(object.subject) } : {}),
    ...(typeof reference === 'string' ? { _ReferenceId: reference } : {}),
  };
}

function makeObject(
  world: World,
  path: PathInfo | undefined,
  resolve: (id: number) => HostObject | null,
): HostObject | null {
  if (!path) throw new ExcelError('InvalidObjectPath', 'The object path is not known.');
  if (path.ObjectPathType === 1) return { type: workbookType, subject: world.model };
  if (path.ObjectPathType === 2) return { type: SERVICE, subject: null };
  if (path.ObjectPathType === 6) {
    const kept = world.references.get(path.Name);
    if (!kept) throw new ExcelError('InvalidObjectPath', `no reference ${path.Name}`);
    return kept;
  }
  if (path.ObjectPathType === 7) return null;
  const parent = resolve(path.ParentObjectPathId);
  if (parent === null || parent.type === SERVICE) return parent;
  const args = argumentsOf(path.ArgumentInfo, resolve);
  if (path.ObjectPathType === 5) {
    if (!parent.type.item) throw new ExcelError('ApiNotFound');
    return parent.type.item(parent.subject, args[0], world);
  }
  const member = memberOf(parent.type, path.Name, world);
  const made =
    path.ObjectPathType === 4
      ? member.get?.(parent.subject, world)
      : member.call?.(parent.subject, args, world);
  return isHostObject(made) ? made : null;
}

const isHostObject = (value: unknown): value is HostObject =>
  typeof value === 'object' && value !== null && 'type' in value && 'subject' in value;

/** Arguments with the objects they name put in: a non-zero id at the same place means that object. */
function argumentsOf(
  info: ArgumentInfo | undefined,
  resolve: (id: number) => HostObject | null,
): readonly unknown[] {
  const given = info?.Arguments ?? [];
  const ids = info?.ReferencedObjectPathIds ?? [];
  return given.map((value, index) => {
    const id = ids[index];
    return typeof id === 'number' && id !== 0 ? resolve(id) : value;
  });
}
