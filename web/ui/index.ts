/**
 * The kit: everything a page is made of. Behaviour and accessibility come from the design system, the look from
 * tokens.css. Pages use these and no components of the design system directly.
 *
 * A page is <Page title context action side> with <Section>s; lists are <RowList> of <Row>; forms are fields under
 * each other with one <ErrorSummary> above them. Every control takes `name`, `label`, `help`, `error`, and has the
 * id fieldId(name). Words come from web/messages (useMessages), dates from useDates, data from web/data.ts.
 */
export { Actions, Button, ButtonLink } from './button.tsx';
export { Check, CheckGroup, ChoiceGroup, type Option } from './choices.tsx';
export { DateField } from './date-field.tsx';
export { Dialog } from './dialog.tsx';
export { EmptyState } from './empty-state.tsx';
export { ErrorSummary, type FieldProblem } from './errors.tsx';
export { FoldedSection, OnThisPage } from './fold.tsx';
export { Field, fieldId, SelectField, TextArea } from './field.tsx';
export { DangerBox, Loading, Notice, Phone, ProblemNotice, Why } from './notices.tsx';
export { Details, Page, PageOnItsWay, Section, useWindowTitle } from './page.tsx';
export { Filter, More, Row, RowList } from './rows.tsx';
export { Status, type State } from './status.tsx';
