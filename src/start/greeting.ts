import type { Config } from '#kernel/config.ts';
import { readOrganisations } from '#src/frames/organisations-content.ts';

/** One address, and in the demo whom one can be. */
export function greet(config: Config): void {
  const lines = [
    '',
    `Perspectief is ready: ${config.publicUrl}`,
    `Open to everybody, without signing in: ${config.publicUrl}/open/`,
  ];
  if (config.demo) {
    lines.push('', 'This is a demo with invented people. No password; sign in as one of:', ...demoAccounts());
    if (!isLoopback(config.host)) {
      lines.push(
        '',
        `Everyone who can reach ${config.host} can sign in as any of them. Put no real data in it.`,
      );
    }
  }
  lines.push('', 'Stop with Ctrl-C.');
  console.log(lines.join('\n'));
}

function demoAccounts(): string[] {
  return readOrganisations().flatMap(tenant => [
    `  ${tenant.name}`,
    ...tenant.accounts.map(account => `    ${account.label}`),
  ]);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
