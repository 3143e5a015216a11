// npm run reading-level: how hard the Dutch of the public pages is to read, in docs/leesniveau.md; with --check, whether
// that document is up to date and the goal is met. It measures what can be measured (length of sentences and words); whether
// a text is understood, only readers can say.
import { readLibrary } from '#src/open-door/index.ts';
import { dutchTexts } from '#src/open-door/texts.ts';
import { measure, type Measured } from './reading-level/measure.ts';
import { writeOrCheck } from './generated.ts';

/** B1: what most grown-ups read with ease. Our goal, over all pages and for each of them. */
const goal = { all: 11, page: 14, lix: 40 };

const pages: { readonly address: string; readonly measured: Measured }[] = [];
const all: string[] = [];
for await (const { address, texts } of dutchTexts(readLibrary())) {
  all.push(...texts);
  pages.push({ address, measured: measure(texts) });
}
// what stands on many pages counts once
const whole = measure([...new Set(all)]);
const hardest = pages
  .filter(({ measured }) => measured.words >= 60)
  .toSorted((one, other) => other.measured.lix - one.measured.lix)
  .slice(0, 10);
const one = (value: number): string => value.toFixed(1).replace('.', ',');
const document = `# Leesniveau van de open pagina's

Gemaakt met \`npm run reading-level\` over alle Nederlandse pagina's. Doel: B1. Gemeten zijn de lengte van zinnen en woorden, want die zijn te meten; of een tekst begrepen wordt, weten alleen lezers. Alleen zinnen tellen: geen koppen, namen en keuzelijsten, geen wetsartikelen en bronnen; een zin die op veel pagina's staat, telt één keer.

| | Gemeten | Doel |
|---|---|---|
| Woorden per zin, gemiddeld | ${one(whole.wordsPerSentence)} | hoogstens ${goal.all} |
| Letters per woord, gemiddeld | ${one(whole.lettersPerWord)} | |
| Woorden van meer dan zes letters | ${one(whole.longWords)} % | |
| LIX (lager is makkelijker; een krant is ongeveer 45) | ${one(whole.lix)} | hoogstens ${goal.lix} |
| Pagina's met gemiddeld meer dan ${goal.page} woorden per zin | ${pages.filter(({ measured }) => measured.wordsPerSentence > goal.page).length} van ${pages.length} | 0 |
| Langste zin | ${whole.longest[0]?.words ?? 0} woorden | |

## De tien moeilijkste pagina's

| Pagina | Woorden per zin | LIX |
|---|---|---|
${hardest.map(({ address, measured }) => `| ${address} | ${one(measured.wordsPerSentence)} | ${one(measured.lix)} |`).join('\n')}

## De tien langste zinnen

${whole.longest
  .slice(0, 10)
  .map(({ sentence, words }) => `- ${words} woorden: ${sentence}`)
  .join('\n')}
`;
writeOrCheck('docs/leesniveau.md', 'npm run reading-level', document);
const tooHard = pages.filter(({ measured }) => measured.wordsPerSentence > goal.page);
if (whole.wordsPerSentence > goal.all || whole.lix > goal.lix || tooHard.length > 0) {
  console.error(
    `The public pages are harder to read than our goal:\n  ${tooHard.map(({ address }) => address).join('\n  ')}`,
  );
  process.exitCode = 1;
}
