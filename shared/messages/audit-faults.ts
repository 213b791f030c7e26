import type { AuditFault } from '../contract/audit-fault.ts';

/** What a complete check of the log says of an original that does not hold. */
export const auditFaultText: Readonly<Record<AuditFault, { readonly zh: string; readonly en: string }>> = {
  'missing-original': { zh: '原件缺失', en: 'the original is missing' },
  'wrong-digest': {
    zh: '原件内容与登记的摘要不符',
    en: 'the original is not the one whose digest was logged',
  },
  'unknown-key': { zh: '签名密钥未登记', en: 'signed by a key that is not enrolled' },
  'wrong-signature': { zh: '签名不成立', en: 'the signature does not hold' },
  'unreadable-snapshot': { zh: '快照内容读不出来', en: 'the snapshot cannot be read' },
  'missing-row': { zh: '日志里有,报送记录里没有', en: 'logged, but not among the submissions' },
  'row-mismatch': { zh: '报送记录与签名原件不一致', en: 'the submission’s row says other than its original' },
  'receipt-mismatch': { zh: '回执内容与原件不一致', en: 'the receipt says other than the original' },
  'root-mismatch': { zh: '日志的哈希链从这里起不一致', en: 'the log’s hashes differ from here on' },
  'unknown-pack': {
    zh: '本程序里没有它所用的那一版指标体系,无法重新评分',
    en: 'its rule pack is not known here in that version: it cannot be scored again',
  },
  'unknown-list': { zh: '找不到它评分所依据的下达清单', en: 'the issued list it was scored by is not here' },
  'unknown-engine': {
    zh: '由本程序不认识的计算引擎评分,请更新程序后再复核',
    en: 'scored by an engine this program does not know: update it and check again',
  },
  'findings-mismatch': { zh: '核验结果与重算不一致', en: 'its findings differ from the recomputed ones' },
  'score-mismatch': { zh: '得分与重算不一致', en: 'its score differs from the recomputed one' },
  'figures-mismatch': {
    zh: '汇总所用的数与原件不一致',
    en: 'the figures kept for the city table differ from the original',
  },
  'state-mismatch': {
    zh: '状态与签名的操作记录不一致',
    en: 'its state does not follow from the signed acts',
  },
};
