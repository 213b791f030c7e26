/** 否, 未, ×, —: a cell of a yes-or-no column that says no. Blank cells say nothing. */
export const isNegative = (text: string): boolean =>
  /^(?:否|无|未|没有|不|×|✗|✘|x|X|—|-|\/|0|n|no)$|^未|^尚未|^没有|^不(?:同意|通过|合格)/i.test(text.trim());
