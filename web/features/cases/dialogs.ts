/** What is written in a case: the dialogs, which come after the page itself. */
import { onDemand } from '../../ui/on-demand.tsx';

const all = () => import('./all-dialogs.ts');

export const ContactDialog = onDemand(all, here => here.ContactDialog);
export const SeenDialog = onDemand(all, here => here.SeenDialog);
export const StandingDialog = onDemand(all, here => here.StandingDialog);
export const PersonDialog = onDemand(all, here => here.PersonDialog);
export const FactDialog = onDemand(all, here => here.FactDialog);
export const FactViewDialog = onDemand(all, here => here.FactViewDialog);
export const ChooseVoiceDialog = onDemand(all, here => here.ChooseVoiceDialog);
export const CorrectVoiceDialog = onDemand(all, here => here.CorrectVoiceDialog);
export const WriteVoiceDialog = onDemand(all, here => here.WriteVoiceDialog);
export const CorrectDialog = onDemand(all, here => here.CorrectDialog);
export const AttachDialog = onDemand(all, here => here.AttachDialog);
export const ChangeDialog = onDemand(all, here => here.ChangeDialog);
export const GoalDialog = onDemand(all, here => here.GoalDialog);
export const AgreementDialog = onDemand(all, here => here.AgreementDialog);
export const CorrectAgreementDialog = onDemand(all, here => here.CorrectAgreementDialog);
export const TermsDialog = onDemand(all, here => here.TermsDialog);
export const WaitingDialog = onDemand(all, here => here.WaitingDialog);
export const SettleDialog = onDemand(all, here => here.SettleDialog);
export const ConsentDialog = onDemand(all, here => here.ConsentDialog);
export const WithdrawDialog = onDemand(all, here => here.WithdrawDialog);
export const WeighDialog = onDemand(all, here => here.WeighDialog);
export const HandoverDialog = onDemand(all, here => here.HandoverDialog);
export const GiveAccessDialog = onDemand(all, here => here.GiveAccessDialog);
export const EndAccessDialog = onDemand(all, here => here.EndAccessDialog);
export const StaysDialog = onDemand(all, here => here.StaysDialog);
export const AppointDialog = onDemand(all, here => here.AppointDialog);
export const OpenPartDialog = onDemand(all, here => here.OpenPartDialog);
export const TakingPartDialog = onDemand(all, here => here.TakingPartDialog);
export const ScoreDialog = onDemand(all, here => here.ScoreDialog);
export const DirectingDialog = onDemand(all, here => here.DirectingDialog);
export const AttachmentAwayDialog = onDemand(all, here => here.AttachmentAwayDialog);
export const CallBackDialog = onDemand(all, here => here.CallBackDialog);
