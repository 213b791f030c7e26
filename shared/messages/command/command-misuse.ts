/** What Node's parser of arguments finds wrong, in the words of the person at the terminal. */
export function describeMisuse(error: unknown): string {
  const { code, message } = readError(error);
  // Node quotes the option first: 'Unknown option '--nope'. …', 'Option '-o, --output <value>' argument missing'.
  const option = /'([^']+)'/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `没有“${option}”这个选项。加 --help 看用法;文件名以 - 开头时,前面加 --。 / Unknown option ${option}; see --help.`;
  const name = option.replace(/ <value>$/, '');
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return /does not take/.test(message)
      ? `“${name}”后面不带内容。加 --help 看用法。 / ${name} takes no value; see --help.`
      : `“${name}”后面要写内容。加 --help 看用法。 / ${name} needs a value; see --help.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `这里不需要“${option}”。加 --help 看用法。 / Unexpected ${option}; see --help.`;
  return `参数不对:${message}`;
}

function readError(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: '' };
  return { code: 'code' in error ? String(error.code) : '', message: error.message };
}
