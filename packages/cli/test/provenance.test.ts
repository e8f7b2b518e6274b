import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyRing, verifyEnvelopeId, verifyMessageId } from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { bounce, folderOf } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

const SECRET = 'correct horse battery staple';
const RETIRED = 'an older key, now retired';
const COVERAGE = [{ senders: ['example.org'], since: '2025-01-01' }];
const KEYS = { keys: { 0: { file: 'old.key' }, 1: { env: 'THE_KEY' } }, active: 1 };
const FILES = { 'c/old.key': `${RETIRED}\n` };
const ALICE = 'alice@example.org';

/** Runs with this section of the configuration, its keys for its owner alone. */
async function run(
  provenance: unknown,
  args: readonly string[],
  { mail = bounce(), env = { THE_KEY: SECRET }, mode = 0o600 } = {},
): Promise<Ended> {
  const config = JSON.stringify({ provenance, bayesian: false });
  const folder = folderOf({ ...FILES, 'c/my.json': config, 'a.eml': mail });
  try {
    chmodSync(join(folder.path, 'c/old.key'), mode);
    return await runIn({ folder, env }, ...args, '--config', 'c/my.json');
  } finally {
    folder.remove();
  }
}

const classify = ['classify', '--json', '--quiet', 'a.eml'];

describe('proofs by signature', () => {
  it('are made by the command and known by the command', async () => {
    const section = { ...KEYS, returnPath: { windowDays: 10 }, messageId: {}, envelopeId: {} };
    const signed = await run(section, ['sign', 'return-path', ALICE]);
    expect(signed).toMatchObject({ exitCode: 0, stderr: '' });
    const to = signed.stdout.trim();
    expect(to).toMatch(/^prvs=1\w{9}=alice@example\.org$/);
    const id = (await run(section, ['sign', 'message-id', ALICE])).stdout.trim();
    const judged = await run(section, classify, { mail: bounce({ to, id }) });
    expect(JSON.parse(judged.stdout)).toMatchObject({
      label: 'genuine',
      reasons: [{ code: 'signed-return-path' }, { code: 'signed-message-id' }],
    });
    // The control: one digit of the hash is another.
    const forged = to.replace(/.=alice/, (end) => (end === '0=alice' ? '1=alice' : '0=alice'));
    const covered = { ...section, returnPath: { windowDays: 10, coverage: COVERAGE } };
    const refused = await run(covered, classify, { mail: bounce({ to: forged }) });
    expect(JSON.parse(refused.stdout)).toMatchObject({
      label: 'backscatter',
      reasons: [{ code: 'invalid-return-path' }],
    });
  });

  it('are made with the active key, and verify outside', async () => {
    const keys = createKeyRing({ keys: { 1: SECRET }, active: 1 });
    const id = (await run(KEYS, ['sign', 'message-id', ALICE])).stdout;
    const verify = { keys, sender: ALICE, now: Date.now() };
    expect(verifyMessageId(id, verify)).toMatchObject({ status: 'valid', key: 1 });
    const bob = ['--recipient', 'bob@example.com'];
    const envid = (await run(KEYS, ['sign', 'envelope-id', ALICE, ...bob])).stdout;
    const recipients = ['bob@example.com'];
    expect(verifyEnvelopeId(envid, { ...verify, recipients })).toMatchObject({
      status: 'valid',
      recipient: 'bound',
    });
    const single = await run({ keys: { 0: { file: 'old.key' } } }, ['sign', 'message-id', ALICE]);
    expect(single.stdout).toMatch(/^<bs1\.0/);
  });

  it('take a forwarder, own servers and traces from the configuration too', async () => {
    const section = {
      forward: { keys: { 0: { env: 'THE_KEY' } }, coverage: COVERAGE },
      ownServers: { clients: ['192.0.2.0/24'], names: ['*.example.org'] },
      traces: { ownMessageIds: ['*@example.org'], ownNetworks: ['192.0.2.0/24'] },
    };
    const to = 'SRS0=abcd=5T=example.com=bert@example.org';
    const { stdout } = await run(section, classify, { mail: bounce({ to }) });
    expect(JSON.parse(stdout).reasons).toMatchObject([
      { code: 'invalid-forward' },
      { code: 'own-trace' },
    ]);
  });

  it('warn of a key that everybody may read', async () => {
    const warned = await run(KEYS, ['sign', 'message-id', ALICE], { mode: 0o644 });
    expect(warned.exitCode).toBe(0);
    expect(warned.stderr).toBe(
      'old.key: everybody on this machine may read this key (chmod 600)\n',
    );
    expect((await run(KEYS, classify, { mode: 0o640 })).stderr).toBe('');
  });

  it.each([
    ['no key where one is needed', { returnPath: {} }, /"provenance\.keys": must say where/],
    [
      'a key in the configuration',
      { keys: { 0: SECRET } },
      /"provenance\.keys\.0": must be \{ "env"/,
    ],
    [
      'a variable that is not set',
      { keys: { 0: { env: 'NONE' } } },
      /"provenance\.keys\.0": the environment variable NONE/,
    ],
    [
      'a file that is not there',
      { keys: { 0: { file: 'none.key' } } },
      /"provenance\.keys\.0": none\.key cannot be read/,
    ],
    [
      'a key that is too short',
      { keys: { 0: { env: 'SHORT' } } },
      /"provenance\.keys\.0": must have 16 bytes/,
    ],
    [
      'a number that is none',
      { keys: { 12: { env: 'THE_KEY' } } },
      /"provenance\.keys": a key's number is one digit/,
    ],
    [
      'no active key among several',
      { keys: { 0: { env: 'THE_KEY' }, 1: { env: 'THE_KEY' } } },
      /"provenance\.active"/,
    ],
    [
      'an option that is none',
      { ...KEYS, returnPath: { window: 3 } },
      /"provenance\.returnPath".*"window"/,
    ],
    [
      'a window too long',
      { ...KEYS, returnPath: { windowDays: 900 } },
      /"provenance\.returnPath\.windowDays"/,
    ],
    [
      'coverage that is none',
      { ...KEYS, messageId: { coverage: [{ senders: ['a b'], since: '2026-01-01' }] } },
      /"provenance\.messageId\.coverage\.0\.senders\.0": must be an address/,
    ],
    ['a forwarder without keys', { forward: {} }, /"provenance\.forward\.keys"/],
    [
      'a forwarder with a short key',
      { forward: { keys: { 0: { env: 'SHORT' } } } },
      /"provenance\.forward\.keys\.0": must have 16 bytes/,
    ],
    [
      'a network that is none',
      { ownServers: { clients: ['here'], names: ['a'] } },
      /"provenance\.ownServers\.clients\.0": must be an IP/,
    ],
  ])('are refused for %s, with 78 and without a key', async (_what, section, says) => {
    const env = { THE_KEY: SECRET, SHORT: 'too short a key' };
    const ended = await run(section, classify, { env });
    expect(ended).toMatchObject({ exitCode: 78, stdout: '' });
    expect(ended.stderr).toMatch(says);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
    for (const secret of Object.values(env)) expect(ended.stderr).not.toContain(secret);
  });

  it('are not made of what takes none, with 64, and not without keys, with 78', async () => {
    for (const [args, says] of [
      [['return-path', 'alice'], /takes no tag/],
      [['return-path', `prvs=1000000000=${ALICE}`], /takes no tag/],
      [['message-id', 'alice'], /"sender": must be an address/],
      [['envelope-id', ALICE, '--recipient', 'bob'], /"recipient": must be an address/],
    ] as const) {
      const ended = await run(KEYS, ['sign', ...args]);
      expect(ended.exitCode).toBe(64);
      expect(ended.stderr).toMatch(says);
    }
    const bare = await runIn({ files: {} }, 'sign', 'message-id', ALICE);
    expect(bare).toMatchObject({ exitCode: 78, stdout: '' });
    expect(bare.stderr).toContain('"provenance.keys"');
  });
});

describe('the proof by DKIM', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const value = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  const record = `v=DKIM1; k=ed25519; p=${value}`;
  const SIGNED = 'From: alice@example.org\r\nTo: bob@example.com\r\n';

  /** A bounce whose returned header we signed, by RFC 6376 and RFC 8463 and nobody's code. */
  function signedBounce(): string {
    const tags = `v=1; a=ed25519-sha256; c=simple/simple; d=example.org; s=s1; t=${Math.floor(Date.now() / 1_000)}; h=From:To; bh=AAAA; b=`;
    const text = `${SIGNED}DKIM-Signature: ${tags}`;
    const hash = createHash('sha256').update(text).digest();
    const signature = sign(null, hash, privateKey).toString('base64');
    const header = `DKIM-Signature: ${tags}${signature}\n${SIGNED.replaceAll('\r\n', '\n')}`;
    return bounce().replace(
      /message\/rfc822[\s\S]*--b--/,
      `text/rfc822-headers\n\n${header}\n--b--`,
    );
  }
  const judged = async (dkim: unknown, ...more: string[]): Promise<unknown> => {
    const env = { THE_KEY: record };
    const ended = await run({ dkim }, [...classify, ...more], { mail: signedBounce(), env });
    expect(ended.stderr).toBe('');
    return JSON.parse(ended.stdout);
  };
  const domains = ['example.org'];

  it('takes the public key from the configuration or from where it says', async () => {
    for (const key of [record, { env: 'THE_KEY' }]) {
      expect(await judged({ domains, keys: { s1: key } })).toMatchObject({
        label: 'genuine',
        reasons: [{ code: 'own-dkim-header', signal: 'dkim' }],
      });
    }
    // The control: a key that did not sign.
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });
    expect(await judged({ domains, keys: { s1: other } })).toMatchObject({
      label: 'unsure',
      reasons: [{ code: 'broken-dkim' }],
    });
  });

  it('asks the DNS where it may, and is unavailable while nobody answers', async () => {
    const socket = createSocket('udp4');
    await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound));
    let questions = 0;
    socket.on('message', () => questions++);
    const lists = {
      use: ['spamcop'],
      servers: [`127.0.0.1:${socket.address().port}`],
      timeoutMs: 50,
    };
    try {
      const ask = async (...more: string[]): Promise<unknown> => {
        const config = JSON.stringify({
          provenance: { dkim: { domains, dns: true } },
          lists,
          bayesian: false,
        });
        const files = { 'my.json': config, 'a.eml': signedBounce() };
        return JSON.parse(
          (await runIn({ files }, ...classify, '--config', 'my.json', ...more)).stdout,
        );
      };
      const why = 'dkim: the signature of example.org (s1): no key is given for a selector';
      expect(await ask('--no-dns')).toMatchObject({ unavailable: [{ signal: 'dkim', why }] });
      expect(questions).toBe(0);
      expect(await ask()).toMatchObject({
        label: 'unsure',
        unavailable: expect.arrayContaining([
          {
            signal: 'dkim',
            why: 'dkim: the signature of example.org (s1): no answer within 50 ms',
          },
        ]),
      });
      expect(questions).toBeGreaterThan(0);
    } finally {
      socket.close();
    }
  });

  it.each([
    ['no domain', { keys: {} }, /"provenance\.dkim\.domains"/],
    ['neither keys nor DNS', { domains }, /"provenance\.dkim\.keys": must be given/],
    [
      'a key that is none',
      { domains, keys: { s1: 'p=AAAA' } },
      /"provenance\.dkim\.keys\.s1": must be/,
    ],
    [
      'a key that is not there',
      { domains, keys: { s1: { file: 'no' } } },
      /"provenance\.dkim\.keys\.s1": no cannot be read/,
    ],
  ])('is refused with %s, with 78', async (_what, dkim, says) => {
    const ended = await run({ dkim }, classify);
    expect(ended).toMatchObject({ exitCode: 78, stdout: '' });
    expect(ended.stderr).toMatch(says);
  });
});
