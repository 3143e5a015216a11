/** What can help against something one sees: from light to heavy, nothing chosen beforehand. */
import { html, type Html } from '#kernel/html.ts';
import type { Maker } from '../page.ts';
import { sourced } from '../parts.ts';

export function helps(
  make: Maker,
  interventions: readonly string[],
  said = make.words.whatMayI.helps,
  note = make.words.whatMayI.helpsNote,
): Html {
  const { library, words: w, language } = make;
  const items = interventions.flatMap(
    id => library.barriers.interventions.find(each => each.id === id) ?? [],
  );
  return html`<section>
    <h2>${said}</h2>
    <p>${note}</p>
    <ol class="helps">
      ${items.map(item => {
        const partners = item.partners.flatMap(
          id => library.barriers.model.partners.find(each => each.id === id)?.[language] ?? [],
        );
        return html`<li>
          <span class="weight">${w.whatMayI.weights[item.weight as 1 | 2 | 3]}</span>
          <span class="strong">${item[language]}</span>
          <span class="quiet">${w.whatMayI.byWhom}: ${partners.join(', ')}</span>
          <details>
            <summary>${w.share.basis}</summary>
            ${sourced({ source: item.legalBasis.join('; '), checkedOn: item.checkedOn, mark: item.mark }, make)}
          </details>
        </li>`;
      })}
    </ol>
  </section>`;
}
