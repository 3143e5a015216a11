import { z } from 'zod';

/** Public identifiers on the wire are random UUIDs; internal numbers never leave the server. */
export const DraftId = z.uuid().brand<'DraftId'>();
export const ConcernId = z.uuid().brand<'ConcernId'>();
export const CaseId = z.uuid().brand<'CaseId'>();
export const ChildId = z.uuid().brand<'ChildId'>();
export const GrantId = z.uuid().brand<'GrantId'>();
export const AgreementId = z.uuid().brand<'AgreementId'>();
export const GoalId = z.uuid().brand<'GoalId'>();
export const ConsentId = z.uuid().brand<'ConsentId'>();
export const ContactNoteId = z.uuid().brand<'ContactNoteId'>();
export const PersonId = z.uuid().brand<'PersonId'>();
export const LetterId = z.uuid().brand<'LetterId'>();
export const PaperId = z.uuid().brand<'PaperId'>();
export const FactId = z.uuid().brand<'FactId'>();
export const CorrectionId = z.uuid().brand<'CorrectionId'>();
export const ReceiverId = z.uuid().brand<'ReceiverId'>();
export const HeldFunctionId = z.uuid().brand<'HeldFunctionId'>();

export type DraftId = z.infer<typeof DraftId>;
export type ConcernId = z.infer<typeof ConcernId>;
export type CaseId = z.infer<typeof CaseId>;
export type ChildId = z.infer<typeof ChildId>;
export type GrantId = z.infer<typeof GrantId>;
export type AgreementId = z.infer<typeof AgreementId>;
export type GoalId = z.infer<typeof GoalId>;
export type ConsentId = z.infer<typeof ConsentId>;
export type ContactNoteId = z.infer<typeof ContactNoteId>;
export type PersonId = z.infer<typeof PersonId>;
export type LetterId = z.infer<typeof LetterId>;
export type PaperId = z.infer<typeof PaperId>;
export type FactId = z.infer<typeof FactId>;
export type CorrectionId = z.infer<typeof CorrectionId>;
export type ReceiverId = z.infer<typeof ReceiverId>;
export type HeldFunctionId = z.infer<typeof HeldFunctionId>;
