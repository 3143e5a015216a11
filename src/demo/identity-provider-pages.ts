import { html } from '#kernel/html.ts';
import { page } from '#src/sign-in/index.ts';
import type { DemoTenant } from './identity-provider.ts';

/** Functions by municipality and organisation. One form, one button for each: it works without script. */
export function choicePage(tenants: readonly DemoTenant[]): string {
  const sections = tenants.map(tenant => {
    const groups = tenant.organisations
      .map(organisation => ({
        organisation,
        accounts: tenant.accounts.filter(account => account.organisation === organisation.code),
      }))
      .filter(({ accounts }) => accounts.length > 0)
      .map(
        ({ organisation, accounts }) =>
          html`<h3 id="${tenant.code}-${organisation.code}">${organisation.name}</h3>
            <ul class="choices" aria-labelledby="${tenant.code}-${organisation.code}">
              ${accounts.map(
                account =>
                  html`<li><button name="subject" value="${account.subject}">${account.label}</button></li>`,
              )}
            </ul>`,
      );
    return html`<section aria-labelledby="tenant-${tenant.code}">
      <h2 id="tenant-${tenant.code}">${tenant.name}</h2>
      ${groups}
    </section>`;
  });
  return page({
    title: 'In welke functie wilt u oefenen?',
    body: html`<p>
        Kies een functie. Er is geen wachtwoord nodig: de gemeenten, gezinnen en gegevens zijn verzonnen.
      </p>
      <form method="post">
        ${sections}
        <p class="quiet"><button class="plain" name="cancel" value="1">Niet aanmelden</button></p>
      </form>`,
  });
}

export const expiredPage = page({
  title: 'Meld u opnieuw aan',
  body: html`<p>Het aanmelden duurde te lang, of de demo is intussen opnieuw gestart.</p>
    <p><a class="act" href="/auth/sign-in">Opnieuw aanmelden</a></p>`,
});
