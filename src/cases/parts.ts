const partTitles: Record<string, string> = {
  headline: 'Hoofdlijn',
  sealed: 'Afgeschermd',
  concern: 'Aanmelding',
  desk: 'Aanmeldpunt',
  oversight: 'Toezicht',
  own: 'Eigen berichten',
};

/** That a part holds the words of a child is said nowhere: it is a sealed part like any other. */
export const partOf = (kind: string, lifeDomain: string | null): string =>
  lifeDomain ?? (kind === 'voice' ? 'sealed' : kind);
export const partTitle = (
  part: string,
  domains: readonly { readonly code: string; readonly title: string }[],
): string => domains.find(domain => domain.code === part)?.title ?? partTitles[part] ?? part;
