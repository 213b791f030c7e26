/** Option as written, what it is for in Chinese and in English. */
type OptionHelp = readonly [flag: string, zh: string, en: string];

export interface CommandHelp {
  readonly usage: readonly string[];
  readonly zh: string;
  readonly en: string;
  readonly options: readonly OptionHelp[];
}

const SERVER: OptionHelp = [
  '--server URL',
  '服务器地址;不写则用密钥文件里记的',
  'the server; else the one kept in the key file',
];
const KEY: OptionHelp = [
  '--key FILE',
  '密钥文件(口令取 KEZHI_PASSPHRASE,否则现场询问)',
  'key file (passphrase from KEZHI_PASSPHRASE, else asked)',
];
const PACK: OptionHelp = ['--pack ID', '规则包编号,见 kezhi packs', 'a rule pack, see kezhi packs'];
const PERIOD: OptionHelp = ['--period P', '报告期:2022、2022Q3、2022-09', 'the period'];
const JSON_OUTPUT: OptionHelp = ['--json', '在标准输出上给出一份 JSON', 'one JSON document on stdout'];
const DATA: OptionHelp = ['--data DIR', '数据文件夹(或 KEZHI_DATA)', 'data folder (or KEZHI_DATA)'];
const DATABASE: OptionHelp = [
  '--database-url URL',
  '用 PostgreSQL 时的地址',
  'PostgreSQL instead of the data folder',
];

/** The verbs that meet a server or are one. */
export const SERVER_COMMANDS: Readonly<Record<string, CommandHelp>> = {
  enrol: {
    usage: ['enrol --server URL --code CODE --key FILE [--label TEXT] [--name TEXT] [--json]'],
    zh: '登记:用一次性登记码把新密钥登记到单位和角色;密钥文件加密保存。',
    en: 'Binds a new key to a region and role by a one-time code; the key file is encrypted.',
    options: [
      ['--server URL', '服务器地址', 'the server'],
      ['--code CODE', '一次性登记码', 'the one-time code'],
      ['--key FILE', '新密钥写到哪里(不会覆盖)', 'where the new key goes (never overwritten)'],
      ['--label TEXT', '这台机器的名称', 'name of this machine'],
      ['--name TEXT', '姓名', 'name of the person'],
      JSON_OUTPUT,
    ],
  },
  submit: {
    usage: [
      'submit FILE --server URL --key FILE [--pack ID] [--period P] [--nature 年报数] [--explain FILE] [-o RECEIPT] [--json]',
    ],
    zh: '报送:核验通过、说明齐全后签名送出,回执写进文件。',
    en: 'Signs and submits a workbook that passes, with explanations; the receipt goes into a file.',
    options: [
      SERVER,
      KEY,
      PACK,
      PERIOD,
      ['--nature 年报数', '快报数、年报数或修订数', 'flash, annual or revised figures'],
      ['--explain FILE', '疑点的说明(JSON)', 'explanations of queries (JSON)'],
      ['-o, --output RECEIPT', '回执写到哪里', 'where the receipt goes'],
      JSON_OUTPUT,
    ],
  },
  city: {
    usage: [
      'city --server URL --key FILE --pack ID --period P [--basis latest|accepted] [--why 县区] [--json] [-o OUT.xlsx]',
    ],
    zh: '汇总:先加分子分母、再相除;谁缺报、位次、为什么第几。',
    en: 'The city table: parts summed and then divided; who is missing, ranks, and why a unit stands where it stands.',
    options: [
      SERVER,
      KEY,
      PACK,
      PERIOD,
      ['--basis latest', '按最新已收到的(latest)或已验收的(accepted)', 'latest received or accepted'],
      ['--why 县区', '为什么是这个位次,差多少会变', 'why this unit stands there'],
      ['-o, --output OUT.xlsx', '另存为工作簿', 'write it as a workbook'],
      JSON_OUTPUT,
    ],
  },
  issue: {
    usage: [
      'issue targets 分解表.xlsx --pack ID [--period 2022] [--document 文号] [--dry-run] [--anyway]',
      'issue list 责任清单.xlsx [--pack ID] [--period 2022] [--document 文号] [--dry-run] [--anyway]',
      'issue decision --pack ID --question Q --option O|- --reason 依据',
      'issue show --pack ID [--period 2022]',
      'issue withdraw targets|list --pack ID --period 2022 [--region CODE] --reason 依据',
    ],
    zh: '下达:分解表、年度责任清单、对待定问题的决定;查看现行的;收回。',
    en: "Issues targets, the year's lists and decisions; shows what is in force; takes back.",
    options: [
      SERVER,
      KEY,
      PACK,
      PERIOD,
      ['--document 文号', '下达文件的文号', 'number of the document'],
      ['--dry-run', '只试算,不签名不下达,可以不带 --key', 'rehearse only, no key needed'],
      ['--anyway', '有疑点也下达', 'issue in spite of doubts'],
      ['--question Q', '待定问题的编号', 'the question'],
      ['--option O', '选哪一项(- 为收回)', 'the option chosen (- takes it back)'],
      ['--reason 依据', '依据或理由', 'the reason'],
      ['--region CODE', '只收回这个县区的', 'only this region'],
      JSON_OUTPUT,
    ],
  },
  verify: {
    usage: ['verify RECEIPT --server-key FILE [--workbook FILE] [--json]'],
    zh: '核对回执:签名、收录证明,以及工作簿是否还是报送时的数;不联网。',
    en: 'Verifies a receipt: signature, inclusion proof, and whether the workbook still says what was submitted; no network.',
    options: [
      [
        '--server-key FILE',
        '服务器公钥(GET /api/v1/keys 的答复)',
        "the server's public key (answer of GET /api/v1/keys)",
      ],
      ['--workbook FILE', '一并核对的工作簿', 'the workbook to hold against it'],
      JSON_OUTPUT,
    ],
  },
  serve: {
    usage: [
      'serve [--port N] [--host H] [--data DIR] [--database-url URL] [--log FILE] [--tls-cert F --tls-key F | --behind-proxy]',
    ],
    zh: '运行正式站点(先用 kezhi admin init 建立)。本机以外的地址必须加密,或在反向代理后面。',
    en: 'Runs a site (made by kezhi admin init). An address others can reach needs TLS or a proxy.',
    options: [
      ['--port N', '端口(或 PORT)', 'port (or PORT)'],
      ['--host H', '地址,默认 127.0.0.1', 'address, 127.0.0.1 by default'],
      DATA,
      DATABASE,
      ['--tls-cert F', '证书', 'certificate'],
      ['--tls-key F', '私钥', 'private key'],
      ['--behind-proxy', '由前置代理加密', 'a proxy in front terminates TLS'],
      [
        '--log FILE',
        '访问日志:文件、stderr 或 off(或 KEZHI_LOG)',
        'access log: a file, stderr or off (or KEZHI_LOG)',
      ],
    ],
  },
  admin: {
    usage: [
      'admin init --region 621100 [--name 定西市] [--regions 621102=安定区,621121=通渭县,…]',
      'admin invite --region 621102 --role reporter|reviewer|coordinator|issuer [--department 财政局] [--days 30]',
      'admin revoke KID --reason 理由',
      'admin keys [rotate] [--json]',
      'admin period list | open | deadline | close | reopen | extension | publish | unpublish --pack ID --period P --key FILE [--server URL]',
      '  [--deadline 2022-07-05] [--next-working-day] [--cosign] [--region CODE] [--reason 理由]',
      'admin backup -o FOLDER    admin restore FOLDER    admin export -o FILE.jsonl',
      'admin audit [--threads N] [--json]',
    ],
    zh: '站点管理,在服务器本机上运行:建站、发登记码、停用密钥、期限与封存、备份与恢复、导出、复核。',
    en: 'Administration on the server itself: site, one-time codes, keys, periods, backup and restore, export, audit.',
    options: [
      DATA,
      DATABASE,
      ['--region CODE', '站点或县区的代码', 'the site or region'],
      ['--name 名称', '站点名称', 'name of the site'],
      ['--regions LIST', '站点的县区', 'regions of the site'],
      [
        '--role ROLE',
        'reporter 填报人、reviewer 审核人、coordinator 市级联络员、issuer 规则发布人',
        'role of the key',
      ],
      ['--department 财政局', '只报本部门指标的部门', 'the department it reports for'],
      ['--days 30', '登记码有效天数', 'days the code is good for'],
      ['--reason 理由', '停用、特批等的理由', 'the reason'],
      SERVER,
      KEY,
      PACK,
      PERIOD,
      ['--deadline DATE', '期限,当日 24 时', 'the deadline, midnight at its end'],
      ['--next-working-day', '期限遇休息日顺延', 'moved to the next working day'],
      ['--cosign', '须审核人签名', "needs a reviewer's signature"],
      ['-o, --output', '备份文件夹或导出文件', 'backup folder or export file'],
      ['--threads N', '复核用几个线程', 'threads of the audit'],
      JSON_OUTPUT,
    ],
  },
};
