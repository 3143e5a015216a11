import type { Provider } from 'oidc-provider';

/**
 * oidc-provider warns about every Node that is not a long-term release. The project pins its Node and tests with it, so
 * that one sentence is left out; everything else the library has to say is still said.
 */
export async function importProvider(): Promise<{ Provider: typeof Provider }> {
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes('Unsupported runtime')) warn.apply(console, said);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
