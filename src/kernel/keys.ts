import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

export interface Keys {
  /** Encrypts with the first key of the file. It opens only under the same context, such as "person:42:bsn". */
  seal(plain: string, context: string): Uint8Array;
  /** Fails when the bytes, or the context, are not those of `seal`. */
  open(sealed: Uint8Array, context: string): string;
  /** The same answer for the same value, for looking it up without storing it. */
  lookup(kind: string, value: string): Uint8Array;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = 1;

const key = z
  .base64({ error: 'is not base64' })
  .transform(text => Buffer.from(text, 'base64'))
  .refine(bytes => bytes.length === KEY_BYTES, { error: `is not ${KEY_BYTES} bytes long` });

const KeyFile = z.strictObject({
  /** The first one seals; the others open what was sealed before a change of keys. */
  fieldKeys: z.array(z.strictObject({ id: z.string().regex(/^[\w.-]{1,32}$/), key })).min(1),
  lookupKey: key,
});

export function readKeys(file: string): Keys {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new Error(
      `The key file ${file} does not exist. Set KEY_FILE to the file with the keys of this installation.`,
    );
  }
  if ((found.mode & 0o077) !== 0) {
    throw new Error(`The key file ${file} can be read by others than its owner. Do: chmod 600 ${file}`);
  }
  return makeKeys(parse(file));
}

/** For the demo: new keys on the first start, kept afterwards. */
export function readOrMakeKeys(file: string): Keys {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) makeKeyFile(file);
  return readKeys(file);
}

function makeKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const random = () => randomBytes(KEY_BYTES).toString('base64');
  const content = { fieldKeys: [{ id: randomBytes(4).toString('hex'), key: random() }], lookupKey: random() };
  const part = `${file}.${process.pid}`;
  writeFileSync(part, JSON.stringify(content, null, 2), { mode: 0o600, flag: 'wx' });
  try {
    // A link is made only when the name is free: two starts at once end with one and the same file.
    linkSync(part, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(part);
  }
}

function parse(file: string): z.output<typeof KeyFile> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The message of JSON.parse quotes what it read, and these are keys.
    throw new Error(`The key file ${file} is not JSON.`);
  }
  const parsed = KeyFile.safeParse(content);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(issue => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw new Error(`The key file ${file} is not right: ${where.join('; ')}`);
}

function makeKeys({ fieldKeys, lookupKey }: z.output<typeof KeyFile>): Keys {
  const byId = new Map(fieldKeys.map(one => [one.id, one.key]));
  const [current] = fieldKeys;
  if (current === undefined || byId.size !== fieldKeys.length)
    throw new Error('Every field key needs an id of its own.');
  const id = Buffer.from(current.id);
  const header = Buffer.concat([Buffer.from([FORMAT, id.length]), id]);
  return {
    seal(plain, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.concat([header, Buffer.from(context)]));
      return Buffer.concat([
        header,
        nonce,
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed);
      const nonceAt = 2 + (bytes[1] ?? 0);
      if (bytes[0] !== FORMAT || bytes.length < nonceAt + NONCE_BYTES + TAG_BYTES) {
        throw new Error('These bytes were not sealed by this software.');
      }
      const name = bytes.subarray(2, nonceAt).toString();
      const secret = byId.get(name);
      if (secret === undefined) throw new Error(`The key "${name}" is not in the key file.`);
      const cipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(nonceAt, nonceAt + NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      cipher.setAAD(Buffer.concat([bytes.subarray(0, nonceAt), Buffer.from(context)]));
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const plain = cipher.update(bytes.subarray(nonceAt + NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([plain, cipher.final()]).toString('utf8');
    },
    lookup(kind, value) {
      // The length keeps ("a", "bc") and ("ab", "c") apart.
      return createHmac('sha256', lookupKey).update(`${kind.length}:${kind}${value}`).digest();
    },
  };
}
