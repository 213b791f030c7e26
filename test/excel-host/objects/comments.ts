import { areaAddress } from '#shared/workbook/address.ts';
import { ExcelError } from '../excel-error.ts';
import { type HostObject, method, navigation, type ObjectType, scalar } from '../object-type.ts';
import { type ModelComment, newId, type WorkbookModel } from '../workbook-model.ts';
import { areaOfText, type RangeSubject, range } from './range.ts';

interface Scope {
  readonly model: WorkbookModel;
}

const replies: ObjectType = {
  name: 'CommentReplyCollection',
  members: { getCount: method<ModelComment>(10, (comment) => comment.replies ?? 0) },
};

const commentType: ObjectType = {
  name: 'Comment',
  id: (comment: ModelComment) => comment.id,
  members: {
    id: scalar<ModelComment>(10, (comment) => comment.id),
    content: scalar<ModelComment>(10, (comment) => comment.content),
    getLocation: method<ModelComment>(10, (comment) => range(comment.sheet, areaOfText(comment.cell))),
    replies: navigation<ModelComment>(10, (subject) => ({ type: replies, subject })),
    delete: method<ModelComment>(10, (comment, _, world) => {
      if (comment.sheet.protected) throw new ExcelError('AccessDenied');
      world.model.comments = world.model.comments.filter((each) => each !== comment);
    }),
  },
};

const object = (subject: ModelComment): HostObject => ({ type: commentType, subject });

function find({ model }: Scope, id: unknown): HostObject {
  const found = model.comments.find((comment) => comment.id === id);
  if (!found) throw new ExcelError('ItemNotFound');
  return object(found);
}

export const commentCollection: ObjectType = {
  name: 'CommentCollection',
  items: ({ model }: Scope) => model.comments.map(object),
  item: (scope: Scope, id) => find(scope, id),
  members: {
    getItem: method<Scope>(10, (scope, [id]) => find(scope, id)),
    getCount: method<Scope>(10, ({ model }) => model.comments.length),
    add: method<Scope>(10, ({ model }, [place, content]) => {
      const { sheet, areas } = Object(place).subject as RangeSubject;
      if (sheet.protected || model.readOnly) throw new ExcelError('AccessDenied');
      const cell = areaAddress(areas[0]!);
      if (model.comments.some((comment) => comment.sheet === sheet && comment.cell === cell))
        throw new ExcelError('InvalidArgument');
      const made: ModelComment = { id: newId(model), content: String(content), sheet, cell };
      model.comments.push(made);
      return object(made);
    }),
  },
};
