export { attachmentFaults, loadAttachments, type AttachmentContent } from './content.ts';
export { attachmentHandlers } from './handlers.ts';
export { createClamd, type Scanner, type ScannerAddress } from './scanner.ts';
export { toAttachment, AttachmentRow, attachmentsOfNote } from './view.ts';
