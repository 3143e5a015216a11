import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Builds something of web/ into this folder. */
export const runVite = (args: readonly string[], outDir: string): Promise<void> =>
  runApart(
    join(project, 'node_modules', 'vite', 'bin', 'vite.js'),
    ['build', ...args, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    'The web client could not be built',
  );

/** In a process of its own: building takes far more memory than the server may use. */
export function runApart(program: string, args: readonly string[], failed: string): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    cwd: project,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', chunk => (said += String(chunk)));
  child.stderr.on('data', chunk => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      if (code === 0) resolve();
      else reject(new Error(`${failed}:\n${said.replace(/^ +at .*\n?/gm, '').trim()}`));
    });
  });
}
