/**
 * Where each page stands. Addresses are part of the promise: a page that was bookmarked or printed is found again, so
 * they are made of codes, which never change, and not of titles.
 */
import type { Language } from '#kernel/content/vocabulary.ts';

const slug = (id: string): string => id.replace(/^(SG|PH|PT)-/, '').toLowerCase();

/** Dutch stands at the root, English below en/. */
const inLanguage = (language: Language, address: string): string =>
  language === 'nl' ? address : `en/${address}`;

export const addresses = (language: Language) => {
  const at = (address: string): string => inLanguage(language, address);
  const what = 'wat-mag-ik-nu-doen';
  const model = 'barrieremodel';
  return {
    start: at('index.html'),
    danger: at('nu-gevaar.html'),
    about: at('over-deze-paginas.html'),
    search: at('zoeken.html'),
    searchIndex: at('zoeken.json'),
    hidden: at('leeg.html'),
    whatMayI: at(`${what}/index.html`),
    signaller: (id: string) => at(`${what}/${slug(id)}/index.html`),
    signallerAge: (id: string, age: string) => at(`${what}/${slug(id)}/${slug(age)}.html`),
    answer: (id: string, age: string, signal: string) =>
      at(`${what}/${slug(id)}/${slug(age)}/${slug(signal)}.html`),
    noneOfThese: (id: string, age: string) => at(`${what}/${slug(id)}/${slug(age)}/geen-van-deze.html`),
    mayIShare: at('mag-ik-dit-delen/index.html'),
    sender: (code: string) => at(`mag-ik-dit-delen/${code}/index.html`),
    sharing: (sender: string, receiver: string) => at(`mag-ik-dit-delen/${sender}/${receiver}.html`),
    sharingRules: at('mag-ik-dit-delen/regels.html'),
    barrierModel: at(`${model}/index.html`),
    cell: (barrier: string, age: string) => at(`${model}/${slug(barrier)}-${slug(age)}.html`),
    card: (signaller: string, age: string) => at(`${model}/kaart/${slug(signaller)}-${slug(age)}.html`),
    signal: (id: string) => at(`${model}/${slug(id)}.html`),
    protocols: at('protocollen/index.html'),
    protocol: (code: string) => at(`protocollen/${code}.html`),
    childOutOfSight: at('kind-uit-beeld.html'),
    meldcode: at('meldcode.html'),
    glossary: at('begrippen.html'),
    numbers: at('getallen.html'),
  };
};

export type Addresses = ReturnType<typeof addresses>;

/** From one page to another, or to a file beside them: relative, so that the folder can stand anywhere. */
export function relative(from: string, to: string): string {
  const [target = '', ...anchor] = to.split('#');
  const up = from.split('/').slice(0, -1);
  const down = target.split('/');
  while (up.length > 0 && down.length > 1 && up[0] === down[0]) {
    up.shift();
    down.shift();
  }
  return [`${'../'.repeat(up.length)}${down.join('/')}`, ...anchor].join('#');
}
