import { existsSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { enrolmentAnswer } from '#shared/contract/enrolment-schema.ts';
import { siteAnswer } from '#shared/contract/site-schema.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import { writeKeyFile } from '../keys/key-file.ts';
import { generateSigningKey, openSigningKey } from '../keys/signing-key.ts';
import { readArguments, textOption, UsageError } from './arguments.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { reportingFailure } from './report-failure.ts';
import { openServer } from './server-client.ts';
import { requireWritable } from './write-output.ts';

/** `kezhi enrol --server URL --code CODE --key FILE [--label TEXT] [--name TEXT]`: a new key, bound by a one-time code. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, {
      server: { type: 'string' },
      code: { type: 'string' },
      key: { type: 'string' },
      label: { type: 'string' },
      name: { type: 'string' },
      json: { type: 'boolean' },
    });
    const serverUrl = textOption(options, 'server');
    const code = textOption(options, 'code');
    const path = textOption(options, 'key');
    if (serverUrl === undefined || code === undefined || path === undefined)
      throw new UsageError(
        '用法:kezhi enrol --server 地址 --code 登记码 --key 密钥文件 [--label 名称] [--name 姓名]',
      );
    if (existsSync(path))
      throw new UsageError(`${path} 已存在,不会覆盖。 / The key file exists and is not overwritten.`);
    requireWritable(path);
    const passphrase = await askPassphrase('设置密钥口令 / Choose a passphrase: ');
    const server = openServer(serverUrl);
    const { site } = await server.get('/api/v1/site', siteAnswer);
    const jwk = await generateSigningKey();
    const key = await openSigningKey(jwk);
    const iat = Math.floor(Date.now() / 1000);
    const proof = await key.sign(
      'kezhi-enrolment/1',
      canonicalBytes({ site, code, thumbprint: key.kid, iat }),
    );
    const label = textOption(options, 'label') ?? hostname();
    const name = textOption(options, 'name') ?? userInfo().username;
    const request = { code, publicKeyJwk: key.publicKey, label, name, proof };
    const answer = await server.postJson('/api/v1/enrolments', request, enrolmentAnswer);
    const { enrolment, serverKeys } = answer;
    writeKeyFile(path, { jwk: { ...jwk }, server: serverUrl, site, enrolment, serverKeys }, passphrase);
    const department = enrolment.department === null ? '' : ` ${enrolment.department}`;
    if (options.json) process.stdout.write(`${JSON.stringify({ enrolment, site, key: path })}\n`);
    else
      process.stdout.write(
        `已登记:${enrolment.regionName}${department} · ${uiSubmit.zh.roles[enrolment.role]} · 密钥 ${key.kid}\n密钥文件 ${path}(已加密)\n`,
      );
    return 0;
  }, args);
