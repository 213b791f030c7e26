import { NotUnderstood } from '../diagnostic.ts';
import type { Statement } from '../statements/statement.ts';

/** 建立制度、配备人员、落实经费各得1分: one line for each of them. */
export function spreadEach(statement: Statement): Statement[] {
  const { head, award } = statement;
  const single = award.what === 'points' && award.points.length === 1 && !award.range;
  if (award.each === undefined || !single || head.conditions.length > 0 || head.places.length > 0)
    return [statement];
  if (head.pieces.length < 2) {
    // 以上三项各得1分: which three?
    if (/(?:[两二三四五六七八九十\d]|以上|上述)(?:项|个|类|者|方面|条|种)[^,;。]{0,4}$/.test(head.words))
      throw new NotUnderstood('level-list-mismatch', statement, { levels: '1', points: '1' }, 'question');
    return [statement];
  }
  // 开工率、竣工率各占2分,按完成比例得分: numbers of their own, not statements.
  if (!head.per && head.pieces.some((piece) => /(?:率|比例|进度|增幅|增速)(?:各|各占|分别)?$/.test(piece)))
    throw new NotUnderstood('reference-unclear', statement, {}, 'question');
  const pieces = head.pieces.map((piece) => piece.replace(/(?:各|各占|分别)$/, ''));
  if (head.per)
    return [{ ...statement, award: { ...award, points: pieces.map(() => award.points[0] ?? '0') } }];
  return pieces.map((piece, index) => ({
    ...statement,
    head: { ...head, words: piece, subject: piece, pieces: [] },
    award: { ...award, bare: false, bracketed: false },
    limits: index === pieces.length - 1 ? statement.limits : [],
    boundary: index === 0 ? statement.boundary : ('comma' as const),
  }));
}
