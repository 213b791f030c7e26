import type { CheckKind, Severity } from '../model/finding.ts';
import type { Language } from './language.ts';

/** Severities as the office calls them; never "warning". */
export const severityNames = {
  zh: { blocking: '强制性错误', query: '核实性疑点', notice: '提示' },
  en: { blocking: 'mandatory error', query: 'point to verify', notice: 'note' },
} as const satisfies Record<Language, Record<Severity, string>>;

/** Kinds of check. */
export const checkKindNames = {
  zh: {
    basic: '基本',
    'within-table': '表内',
    'across-tables': '表间',
    'same-period': '同期',
    definition: '口径',
    outlier: '离群',
  },
  en: {
    basic: 'basic',
    'within-table': 'within the table',
    'across-tables': 'across tables',
    'same-period': 'same period',
    definition: 'definition',
    outlier: 'outlier',
  },
} as const satisfies Record<Language, Record<CheckKind, string>>;
