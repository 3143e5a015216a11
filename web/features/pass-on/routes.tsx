import { useMessages } from '../../messages/context.tsx';
import { Notice, Phone, Section } from '../../ui/index.ts';

/** The sentence that stands on form, receipt and print. */
export function NotAReport() {
  const { passOn } = useMessages();
  return (
    <Notice>
      <p>
        <strong>{passOn.notReport}.</strong>
      </p>
      <p>
        {passOn.notReportText} <Phone number="0800-2000" plain />.
      </p>
    </Notice>
  );
}

/** Which way is right for me? Danger first, then the duties this does not replace. */
export function Routes() {
  const { passOn } = useMessages();
  const { routes } = passOn;
  return (
    <Section title={routes.title}>
      <dl className="pass-on__routes">
        <div>
          <dt>{routes.danger}</dt>
          <dd>
            <a href="tel:112">{routes.dangerWhat}</a>
          </dd>
        </div>
        <div>
          <dt>{routes.abuse}</dt>
          <dd>
            {routes.abuseWhat} <Phone number="0800-2000" plain />.
          </dd>
        </div>
        <div>
          <dt>{routes.absence}</dt>
          <dd>{routes.absenceWhat}</dd>
        </div>
        <div>
          <dt>{routes.worry}</dt>
          <dd>{routes.worryWhat}</dd>
        </div>
      </dl>
    </Section>
  );
}
