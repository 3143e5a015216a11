import { readConfig, type Config } from '#kernel/config.ts';
import { Shutdown } from './shutdown.ts';

/** The frame around one production process: read the settings, run, stop in order, and say in words what is wrong. */
export async function runSingle(
  start: (config: Config, shutdown: Shutdown) => Promise<string>,
): Promise<void> {
  const shutdown = new Shutdown();
  try {
    console.log(await start(readConfig(process.env), shutdown));
  } catch (error) {
    await shutdown.end(1, error instanceof Error ? error.message : String(error));
  }
}
