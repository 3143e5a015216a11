/**
 * npm run proof:neutral -- --texts
 *
 * The question to describe conduct comes where a text says what people are, and not where it only looks like it: over
 * sentences that were written before the list of words. Sentences and list are by one hand, so a second set was held
 * out; it is shown as it is and has no limit, because a list that is bettered until it passes would be measured by nothing.
 * What went wrong is named by its id: the output lands in docs/promises.md, where no sentence of these may stand.
 */
import {
  kindsOfText,
  kindsOfWord,
  readNeutrality,
  type Sentence,
  type Words,
} from '#src/neutrality/index.ts';
import {
  faultsIn,
  inFigures,
  LIMIT,
  precision,
  recall,
  score,
  type Outcome,
  type Score,
} from './neutral/score.ts';

/** `own-content` has a proof of its own: npm run content:check holds all of it against the list. */
const judged = kindsOfText.filter(kind => kind !== 'own-content');

function row(name: string, of: Score): string {
  const figures = [of.right, of.missed, of.wrong, of.silent].map(count => String(count).padStart(8)).join('');
  const [exact, whole] = [of.right + of.wrong, of.right + of.missed];
  // without anything to ask about there is no share to give: what matters is that nothing was asked
  const share = (value: number, out: number): string => (out === 0 ? '-' : inFigures(value)).padStart(11);
  return `  ${name.padEnd(20)}${figures}${share(precision(of), exact)}${share(recall(of), whole)}`;
}

function print(title: string, outcome: Outcome): void {
  console.log(`${title}\n  ${''.padEnd(20)}   right  missed   wrong  silent  precision     recall`);
  for (const [kind, of] of outcome.byText) console.log(row(kind, of));
  console.log(row('all', outcome.all));
}

function byWord(words: Words, sentences: readonly Sentence[]): void {
  console.log('Asked, by the kind of word');
  for (const kind of kindsOfWord) {
    const { all } = score(
      words,
      sentences.filter(({ about }) => about === kind),
    );
    console.log(`  ${kind.padEnd(20)}${String(all.right).padStart(8)} of ${all.right + all.missed}`);
  }
}

function list({ misses }: Outcome, texts: boolean): void {
  for (const { sentence, said } of misses) {
    const what =
      sentence.expected === 'ask' ? `not asked about ${sentence.about ?? ''}` : 'asked for nothing';
    console.log(
      `  ${sentence.id} ${what}${said.length === 0 ? '' : ` (${said.join(', ')})`}${texts ? `: ${sentence.text}` : ''}`,
    );
  }
}

if (import.meta.main) {
  const texts = process.argv.includes('--texts');
  const { words, sentences, heldOut } = readNeutrality();
  const outcome = score(words, sentences);
  console.log(`proof:neutral, ${sentences.length} sentences, limit ${LIMIT} for each`);
  print('Sentences', outcome);
  byWord(words, sentences);
  list(outcome, texts);
  const unseen = score(words, heldOut);
  print(`Held out, ${heldOut.length} sentences, without a limit`, unseen);
  byWord(words, heldOut);
  list(unseen, texts);
  const faults = faultsIn(outcome, judged);
  for (const fault of faults) console.error(`FAULT ${fault}`);
  console.log(faults.length === 0 ? 'proof:neutral holds' : `proof:neutral FAILS: ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
