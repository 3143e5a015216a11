import { useMessages } from '../../messages/context.tsx';
import { describedBy, fieldId, Frame, type FieldBasics } from '../../ui/field.tsx';

/** A size as people say it. Below a megabyte in kilobytes. */
export const useSize = () => {
  const { attachments } = useMessages('case');
  return (bytes: number): string =>
    bytes < 1024 * 1024
      ? attachments.kB(Math.max(1, Math.round(bytes / 1024)))
      : attachments.MB((bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1).replace('.', ','));
};

/** Whether it begins as a PDF does: the server looks further, this saves a wait on a slow line. */
export const beginsAsPdf = async (file: Blob): Promise<boolean> =>
  (await file
    .slice(0, 5)
    .text()
    .catch(() => '')) === '%PDF-';

/** A file, or what a telephone has scanned as one; the browser asks the device which. */
export function FileField({ onChange, ...field }: FieldBasics & { onChange: (file: File | null) => void }) {
  return (
    <Frame field={field}>
      <input
        accept="application/pdf,.pdf"
        aria-describedby={describedBy(field)}
        aria-invalid={field.error !== undefined || undefined}
        aria-required
        className="case-attach__file"
        id={fieldId(field.name)}
        name={field.name}
        onChange={({ target }) => onChange(target.files?.[0] ?? null)}
        type="file"
      />
    </Frame>
  );
}

/** How far it is; what the server does with it afterwards is not counted. */
export function Sending({ part }: { part: number }) {
  const { attachments } = useMessages('case');
  const percent = Math.floor(part * 100);
  const words = percent >= 100 ? attachments.checking : attachments.sending(percent);
  return (
    <div className="case-attach__sending">
      <progress aria-label={words} max={100} value={percent} />
      <p>{words}</p>
    </div>
  );
}
