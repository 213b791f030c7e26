import type { RefusalCode } from '../contract/refusal-codes.ts';
import type { Language } from './language.ts';

/** What happened, and what to do about it. `{name}` stands for a param of the refusal. */
interface RefusalText {
  readonly sentence: string;
  readonly remedy: string;
}

const zh = {
  'invalid-request': {
    sentence: '请求内容不符合约定:{problem}。',
    remedy: '请更新到同一版本后重试;仍不行请把诊断文本发给市局。',
  },
  'malformed-jws': {
    sentence: '提交的内容不是完整的签名数据。',
    remedy: '请重新报送一次;不要经由会改写内容的转发。',
  },
  'wrong-type': { sentence: '签名的用途不对:需要 {expected}。', remedy: '请从对应的功能重新提交。' },
  'not-found': { sentence: '没有这个地址或记录。', remedy: '请检查地址,或刷新后再试。' },
  'method-not-allowed': { sentence: '这个地址不接受这种请求。', remedy: '请更新插件后再试。' },
  'too-large': { sentence: '内容过大,超过 {limit} 字节。', remedy: '请确认只报送指标表,台账明细不必随报。' },
  'unsupported-media-type': { sentence: '内容类型不对,需要 {expected}。', remedy: '请更新插件后再试。' },
  'rate-limited': { sentence: '请求太频繁。', remedy: '请在 {seconds} 秒后再试。' },
  'not-signed-in': { sentence: '还没有登录。', remedy: '请先用一次性登记码登记本机,再试。' },
  'session-expired': { sentence: '登录已过期。', remedy: '请重新连接,不需要新的登记码。' },
  'invalid-nonce': { sentence: '登录验证已过期或已使用。', remedy: '请重新连接一次。' },
  'wrong-signature': {
    sentence: '签名与内容不符,未收。',
    remedy: '内容可能在传送中被改动,请从工作簿重新报送。',
  },
  'wrong-algorithm': {
    sentence: '签名算法与登记的密钥不符。',
    remedy: '请用登记时的密钥签名;必要时重新登记。',
  },
  'unknown-key': { sentence: '服务器不认识这把密钥。', remedy: '请向市局索取一次性登记码,登记后再报送。' },
  'revoked-key': { sentence: '这把密钥已被停用。', remedy: '请联系市局了解原因,并索取新的登记码。' },
  'wrong-site': {
    sentence: '签名是给另一个服务器的。',
    remedy: '请检查服务器地址;换了服务器要重新核验并报送。',
  },
  'unknown-code': { sentence: '登记码不对。', remedy: '请核对每一位(不分大小写);多次出错请向市局重新索取。' },
  'expired-code': { sentence: '登记码已过期。', remedy: '请向市局索取新的登记码。' },
  'used-code': { sentence: '登记码已被别的密钥用过。', remedy: '每个登记码只能用一次,请向市局索取新的。' },
  'key-already-enrolled': {
    sentence: '这把密钥已登记在别的身份下。',
    remedy: '不同的县区、部门或角色请各用一把密钥。',
  },
  'role-not-allowed': {
    sentence: '这把密钥的角色不能做这件事,需要 {role}。',
    remedy: '请由有此权限的同志操作,或向市局申请。',
  },
  'region-not-allowed': {
    sentence: '这把密钥只代表 {own},不能办理 {region} 的数据。',
    remedy: '请检查表头选定的县区。',
  },
  'department-not-allowed': {
    sentence: '这把密钥只代表 {own},不能代报 {department} 的数据。',
    remedy: '请由该部门用自己的密钥报送。',
  },
  'not-published': { sentence: '全市位次还没有发布。', remedy: '发布前只能看到本县区的数据。' },
  'loopback-only': { sentence: '这个地址只能在服务器本机访问。', remedy: '请在服务器上查看。' },
  'period-not-open': {
    sentence: '{period} 的报送还没有开始。',
    remedy: '请等市局开放报告期,或检查选定的报告期。',
  },
  'period-closed': {
    sentence: '{period} 已封存,不再收数。',
    remedy: '确需补报的,请写明理由向市局申请特批。',
  },
  'period-already-open': { sentence: '{period} 已经开放。', remedy: '要改期限请用改期限。' },
  'invalid-deadline': { sentence: '期限不是有效的日期。', remedy: '请按 2022-07-05 这样填写。' },
  'unknown-pack': { sentence: '服务器没有规则包 {pack}。', remedy: '请从服务器更新规则后重新核验。' },
  'pack-mismatch': {
    sentence: '规则包 {pack} 的内容与服务器的不同。',
    remedy: '请从服务器更新规则,重新核验后再报送。',
  },
  'invalid-pack': { sentence: '规则包有误:{problem}。', remedy: '请按体检结果改正后再发布。' },
  'pack-version-exists': {
    sentence: '{pack} 的版本 {version} 已发布,内容不能再改。',
    remedy: '请换一个新的版本号发布。',
  },
  'unknown-question': { sentence: '规则包里没有这个问题或选项:{question}。', remedy: '请刷新规则后重选。' },
  'invalid-list': {
    sentence: '责任清单有误:{problem}。',
    remedy: '请核对清单的规则包、年度、分值和评分标准,改正后再下达。',
  },
  'issued-meanwhile': {
    sentence: '同一单位、同一年度已另有一版下达。',
    remedy: '请先看现行的一版,确要替换的重新下达。',
  },
  'invalid-snapshot': {
    sentence: '报送内容不完整或格式不对:{problem}。',
    remedy: '请更新插件,重新核验后再报送。',
  },
  'engine-mismatch': {
    sentence: '核验引擎版本不同:本机 {given},服务器 {expected}。',
    remedy: '请刷新任务窗格更新到与服务器相同的版本,重新核验后再报送。',
  },
  'findings-mismatch': {
    sentence: '服务器重算的疑点与报送的不一致。',
    remedy: '请从服务器更新规则和分解表,重新核验后再报送。',
  },
  'score-mismatch': {
    sentence: '服务器重算的得分与报送的不一致。',
    remedy: '请从服务器更新规则、决定和分解表,重新核验后再报送。',
  },
  'blocking-findings': {
    sentence: '还有 {count} 处强制性错误。',
    remedy: '请先改正;确实报不出的填写缺报说明。',
  },
  'explanation-missing': {
    sentence: '还有 {count} 处核实性疑点没有说明。',
    remedy: '请逐条改正或写明原因。',
  },
  'workbook-digest-mismatch': {
    sentence: '报送内容与工作簿摘要不一致。',
    remedy: '请从工作簿重新核验并报送。',
  },
  'list-not-named': {
    sentence: '市里已下达 {period} 年度的责任清单,这次报送没有按它评分。',
    remedy: '请从服务器取回清单,重新核验评分后再报送。',
  },
  'unknown-list': {
    sentence: '报送所依据的责任清单不是市里下达给本单位这一年度的。',
    remedy: '请从服务器取回清单,重新核验评分后再报送。',
  },
  'revision-taken': {
    sentence: '第 {revision} 次报送已有不同内容,下一次应为第 {expected} 次。',
    remedy: '请先取回最新的报送记录,再报送。',
  },
  'previous-mismatch': {
    sentence: '所接续的上一次报送与服务器记录不符。',
    remedy: '请先取回最新的报送记录,再报送。',
  },
  'unknown-snapshot': { sentence: '没有这次报送的记录。', remedy: '请刷新列表后再试。' },
  'act-not-allowed': { sentence: '这次报送现在的状态不能这样处理。', remedy: '请刷新后按当前状态处理。' },
  'reason-required': { sentence: '必须写明理由。', remedy: '请用一句话写清理由,县区会看到。' },
  'value-required': { sentence: '缺少所指的指标、疑点或分值。', remedy: '请选定所指的项目并填写分值。' },
  'own-act': { sentence: '不能由报送的同一把密钥复核。', remedy: '请由审核人用自己的密钥签名。' },
  'not-in-log': { sentence: '日志里没有这个摘要。', remedy: '请检查摘要是否完整。' },
  'invalid-log-size': { sentence: '日志没有这样的长度。', remedy: '请用服务器给出的长度。' },
  'not-initialised': { sentence: '服务器还没有建立站点。', remedy: '请先在服务器上运行 kezhi admin init。' },
  'not-ready': { sentence: '服务器正在启动或暂时不能写入。', remedy: '数据没有丢,请稍后重试。' },
  internal: {
    sentence: '服务器出错。',
    remedy: '数据没有丢,请稍后重试;仍不行请把请求号 {request} 告诉管理员。',
  },
} as const satisfies Record<RefusalCode, RefusalText>;

const en = {
  'invalid-request': {
    sentence: 'The request does not fit the contract: {problem}.',
    remedy: 'Update to the same version and try again.',
  },
  'malformed-jws': {
    sentence: 'What was posted is no complete signed data.',
    remedy: 'Submit again, not through anything that rewrites content.',
  },
  'wrong-type': {
    sentence: 'The signature was made for another purpose; {expected} is needed.',
    remedy: 'Submit again from the right place.',
  },
  'not-found': { sentence: 'There is no such address or record.', remedy: 'Check the address or refresh.' },
  'method-not-allowed': {
    sentence: 'This address does not take such a request.',
    remedy: 'Update the add-in and try again.',
  },
  'too-large': {
    sentence: 'The content exceeds {limit} bytes.',
    remedy: 'Submit the indicator tables only; ledgers need not be sent.',
  },
  'unsupported-media-type': {
    sentence: 'Wrong media type; {expected} is needed.',
    remedy: 'Update the add-in and try again.',
  },
  'rate-limited': { sentence: 'Too many requests.', remedy: 'Try again in {seconds} seconds.' },
  'not-signed-in': {
    sentence: 'You are not signed in.',
    remedy: 'Enrol this machine with a one-time code first.',
  },
  'session-expired': {
    sentence: 'The session has expired.',
    remedy: 'Connect again; no new code is needed.',
  },
  'invalid-nonce': {
    sentence: 'The sign-in challenge has expired or was used.',
    remedy: 'Connect once more.',
  },
  'wrong-signature': {
    sentence: 'The signature does not fit the content; nothing was received.',
    remedy: 'It may have been changed on the way: submit again from the workbook.',
  },
  'wrong-algorithm': {
    sentence: 'The algorithm is not the one of the enrolled key.',
    remedy: 'Sign with the enrolled key, or enrol again.',
  },
  'unknown-key': {
    sentence: 'The server does not know this key.',
    remedy: 'Ask the city bureau for a one-time code and enrol.',
  },
  'revoked-key': {
    sentence: 'This key was revoked.',
    remedy: 'Ask the city bureau why, and for a new code.',
  },
  'wrong-site': {
    sentence: 'This was signed for another server.',
    remedy: 'Check the address; after a change of server, check and submit again.',
  },
  'unknown-code': {
    sentence: 'The enrolment code is wrong.',
    remedy: 'Check every character (case does not matter) or ask for a new one.',
  },
  'expired-code': {
    sentence: 'The enrolment code has expired.',
    remedy: 'Ask the city bureau for a new one.',
  },
  'used-code': {
    sentence: 'Another key has used this code.',
    remedy: 'A code works once; ask for a new one.',
  },
  'key-already-enrolled': {
    sentence: 'This key is enrolled with other rights.',
    remedy: 'Use one key per region, department and role.',
  },
  'role-not-allowed': {
    sentence: 'This key may not do that; {role} is needed.',
    remedy: 'Have it done by somebody with that role.',
  },
  'region-not-allowed': {
    sentence: 'This key speaks for {own}, not for {region}.',
    remedy: 'Check the region chosen in the head.',
  },
  'department-not-allowed': {
    sentence: 'This key speaks for {own}, not for {department}.',
    remedy: 'That department submits with its own key.',
  },
  'not-published': {
    sentence: 'The ranks of the city are not published yet.',
    remedy: 'Until then you see your own region only.',
  },
  'loopback-only': {
    sentence: 'This address answers on the server itself only.',
    remedy: 'Look at it on the server.',
  },
  'period-not-open': {
    sentence: 'Reporting for {period} has not been opened.',
    remedy: 'Wait for the city bureau, or check the period chosen.',
  },
  'period-closed': {
    sentence: '{period} is closed.',
    remedy: 'Ask the city bureau for an extension and say why.',
  },
  'period-already-open': { sentence: '{period} is open already.', remedy: 'Change its deadline instead.' },
  'invalid-deadline': { sentence: 'The deadline is no date.', remedy: 'Write it like 2022-07-05.' },
  'unknown-pack': {
    sentence: 'The server has no rule pack {pack}.',
    remedy: 'Fetch the rules from the server and check again.',
  },
  'pack-mismatch': {
    sentence: 'Rule pack {pack} differs from the one on the server.',
    remedy: 'Fetch the rules from the server, check again, then submit.',
  },
  'invalid-pack': {
    sentence: 'The rule pack is faulty: {problem}.',
    remedy: 'Correct what lint says, then publish.',
  },
  'pack-version-exists': {
    sentence: 'Version {version} of {pack} is published and never changes.',
    remedy: 'Publish under a new version.',
  },
  'unknown-question': {
    sentence: 'The pack has no such question or option: {question}.',
    remedy: 'Refresh the rules and choose again.',
  },
  'invalid-list': {
    sentence: 'The list is not valid: {problem}.',
    remedy: 'Check its pack, year, points and standards, and issue it again.',
  },
  'issued-meanwhile': {
    sentence: 'Another version was issued for the same unit and year.',
    remedy: 'Look at the version in force, and issue again if it is to be replaced.',
  },
  'invalid-snapshot': {
    sentence: 'The submission is incomplete or malformed: {problem}.',
    remedy: 'Update the add-in, check again, then submit.',
  },
  'engine-mismatch': {
    sentence: 'The engines differ: {given} here, {expected} on the server.',
    remedy: 'Reload the pane to get the version of the server, check again, then submit.',
  },
  'findings-mismatch': {
    sentence: 'The findings recomputed by the server differ from those submitted.',
    remedy: 'Fetch rules and issued targets from the server, check again, then submit.',
  },
  'score-mismatch': {
    sentence: 'The score recomputed by the server differs from the one submitted.',
    remedy: 'Fetch rules, decisions and issued targets, check again, then submit.',
  },
  'blocking-findings': {
    sentence: '{count} blocking findings remain.',
    remedy: 'Correct them; declare what cannot be reported as a gap.',
  },
  'explanation-missing': {
    sentence: '{count} queries have no explanation.',
    remedy: 'Correct each, or write the reason.',
  },
  'workbook-digest-mismatch': {
    sentence: 'The content does not fit its workbook digest.',
    remedy: 'Check the workbook again and submit.',
  },
  'list-not-named': {
    sentence: 'The city issued a list for {period}; this submission was not scored by it.',
    remedy: 'Fetch the list, check again and submit.',
  },
  'unknown-list': {
    sentence: 'The list this submission names was not issued to this unit for this year.',
    remedy: 'Fetch the list, check again and submit.',
  },
  'revision-taken': {
    sentence: 'Revision {revision} exists with other content; the next is {expected}.',
    remedy: 'Fetch the latest submission first.',
  },
  'previous-mismatch': {
    sentence: 'The submission this one follows is not the one on record.',
    remedy: 'Fetch the latest submission first.',
  },
  'unknown-snapshot': { sentence: 'There is no such submission.', remedy: 'Refresh the list.' },
  'act-not-allowed': {
    sentence: 'The submission is in a state that does not allow this.',
    remedy: 'Refresh and act on its present state.',
  },
  'reason-required': {
    sentence: 'A written reason is required.',
    remedy: 'Say why in one sentence; the county will read it.',
  },
  'value-required': {
    sentence: 'The indicator, finding or points are missing.',
    remedy: 'Choose what is meant and fill in the points.',
  },
  'own-act': {
    sentence: 'The key that submitted cannot co-sign.',
    remedy: 'The reviewer signs with a key of their own.',
  },
  'not-in-log': { sentence: 'The log has no such digest.', remedy: 'Check that the digest is complete.' },
  'invalid-log-size': { sentence: 'The log has no such size.', remedy: 'Use a size the server gave.' },
  'not-initialised': {
    sentence: 'The server has no site yet.',
    remedy: 'Run kezhi admin init on the server.',
  },
  'not-ready': {
    sentence: 'The server is starting or cannot write at present.',
    remedy: 'Nothing is lost; try again shortly.',
  },
  internal: {
    sentence: 'The server failed.',
    remedy: 'Nothing is lost; try again, else tell the administrator request {request}.',
  },
} as const satisfies Record<RefusalCode, RefusalText>;

const TEXTS: Readonly<Record<Language, Readonly<Record<RefusalCode, RefusalText>>>> = { zh, en };

/** The sentence and remedy of a refusal. A param that is missing reads —. */
export function refusalText(
  code: RefusalCode,
  params: Readonly<Record<string, string>>,
  language: Language,
): { readonly sentence: string; readonly remedy: string } {
  const { sentence, remedy } = TEXTS[language][code];
  return { sentence: fill(sentence, params), remedy: fill(remedy, params) };
}

const fill = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '—');
