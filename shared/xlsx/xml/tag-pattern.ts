/**
 * A pattern for the start tags of one name (or `a|b`) under any prefix: group 1 the name, group 2 the inside of the tag,
 * with the `/` of an empty element. It never runs past the next `<`, nor tries anything twice: hostile text
 * must not make it slow.
 */
export const tagPattern = (name: string, flags = ''): RegExp =>
  new RegExp(`<(?:[\\w.-]{1,64}:)?(${name})((?=[\\s/>])[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*)>`, flags);
