import { lazily } from '../lazily.tsx';

/** What the page shows once a claim or a dialog is opened: the table does not wait for it. */
export const OpenClaim = lazily(async () => (await import('./open-claim.tsx')).OpenClaim);
export const ChangesView = lazily(async () => (await import('./changes-view.tsx')).ChangesView);
export const NewClaim = lazily(async () => (await import('./new-claim.tsx')).NewClaim);
export const ImportDialog = lazily(async () => (await import('./in-out/import-dialog.tsx')).ImportDialog);
export const ExportDialog = lazily(async () => (await import('./in-out/export-dialog.tsx')).ExportDialog);

/** Fetches all of it, so that it opens at once when it is asked for. What fails is fetched again, and told, then. */
export async function loadLaterParts(): Promise<void> {
  await Promise.allSettled([OpenClaim, ChangesView, NewClaim, ImportDialog, ExportDialog].map(({ load }) => load()));
}
