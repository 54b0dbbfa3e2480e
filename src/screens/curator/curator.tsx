import { Download, Undo2, Upload, X } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { unitsOf } from '../../claims/editing/change-units.ts';
import { painted } from '../painted.ts';
import { type MessageKey, say } from '../say.ts';
import { Sheet } from '../sheet.tsx';
import { type ClaimRow, rowOf } from './claim-row.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import type { Curating } from './curating.ts';
import { needsReview } from './filters.ts';
import { keepClaims } from './kept-claims.ts';
import { ChangesView, ExportDialog, ImportDialog, loadLaterParts, NewClaim, OpenClaim } from './later-parts.ts';
import { LibraryView } from './library-view.tsx';
import { ReviewQueue } from './review-queue.tsx';
import { today } from './signing.ts';
import { useAddress, type View, views } from './use-address.ts';
import { useBench } from './use-bench.ts';
import { useCurating } from './use-curating.ts';
import { useLeftUnsaved } from './use-left-unsaved.ts';

const viewWords: Record<View, MessageKey> = {
  claims: 'curatorClaims',
  changes: 'curatorChanges',
  review: 'curatorNeedsReview',
};

/** The page on which a medical editor keeps the claims: all of them, and the one that she works on. */
export function Curator() {
  const bench = useBench();
  const curating = useCurating(bench.makeLive);
  const [address, go] = useAddress();
  const [dialog, setDialog] = useState<'new' | 'import' | 'export' | null>(null);
  const view = useRef<HTMLDivElement>(null);
  const kept = useRef(keepClaims());
  const claims = curating?.claims;
  const opened = useMemo(
    () => (address.claim === null ? undefined : claims?.find((claim) => rowOf(claim).id === address.claim)),
    [claims, address.claim],
  );
  useLeftUnsaved(curating, kept.current, opened?.file ?? null);
  useEffect(() => {
    if (curating?.ready && opened) bench.follow(curating, opened.file);
  }, [curating?.ready, curating?.list, curating?.changes, opened?.file]);

  // The table is there: what is opened next should not be waited for.
  const isListed = curating !== null && curating.rows !== null;
  useEffect(() => {
    if (isListed) void painted().then(loadLaterParts);
  }, [isListed]);

  const open = (row: ClaimRow) => go({ claim: row.id });
  const close = () => setDialog(null);
  const conflict = curating?.conflicts[0];
  return (
    <Sheet page="curator.html" title={say('pageCurator')} intro={say('curatorIntro')}>
      <div class="curator">
        {curating && (
          <Top curating={curating} view={address.view} onView={(view) => go({ view })} onDialog={setDialog} />
        )}
        {!curating?.rows && !curating?.error && <p role="status">{say('curatorOpening')}</p>}
        {curating?.rows && (
          <div class={opened ? 'desk with-claim' : 'desk'}>
            <div class="view" ref={view} role="tabpanel" id="view" aria-labelledby={`tab-${address.view}`}>
              {address.view === 'claims' && (
                <LibraryView
                  curating={curating}
                  opened={opened?.file ?? null}
                  onOpen={open}
                  onNew={() => setDialog('new')}
                />
              )}
              {address.view === 'changes' && !curating.ready && <p role="status">{say('curatorOpening')}</p>}
              {address.view === 'changes' && curating.ready && (
                <ChangesView
                  curating={curating}
                  onOpen={(file) => {
                    const claim = curating.claims.find((one) => one.file === file);
                    if (claim) open(rowOf(claim));
                  }}
                />
              )}
              {address.view === 'review' && (
                <ReviewQueue curating={curating} opened={opened?.file ?? null} onOpen={open} />
              )}
            </div>
            {opened ? (
              <OpenClaim
                key={opened.file}
                claim={opened}
                curating={curating}
                bench={bench}
                kept={kept.current}
                onClose={() => {
                  go({ claim: null });
                  // Who came by the keyboard goes on where she was.
                  view.current?.querySelector<HTMLElement>('.claims-grid')?.focus();
                }}
              />
            ) : (
              address.view === 'claims' && <p class="empty open-none">{noneOpenText(curating, address.claim)}</p>
            )}
          </div>
        )}
        {curating && dialog === 'new' && (
          <NewClaim curating={curating} onClose={close} onMade={(claim) => go({ view: 'claims', claim })} />
        )}
        {curating && dialog === 'import' && <ImportDialog curating={curating} onClose={close} />}
        {curating && dialog === 'export' && <ExportDialog curating={curating} onClose={close} />}
        {curating && conflict && (
          <ConflictDialog
            key={conflict.file}
            conflict={conflict}
            name={nameOf(curating, conflict.file)}
            onSettle={(text) => void curating.settle(conflict.file, text)}
          />
        )}
      </div>
    </Sheet>
  );
}

/** What stands in place of an open claim. @param wanted the claim that was to be opened */
function noneOpenText({ ready, progress }: Curating, wanted: string | null): string {
  if (wanted === null) return say('curatorOpenNone');
  return ready && !progress ? say('curatorGone', wanted) : say('curatorOpeningClaim');
}

/** The views to choose from, import and export, and what was done or went wrong last. */
function Top(props: {
  curating: Curating;
  view: View;
  onView: (view: View) => void;
  onDialog: (dialog: 'import' | 'export') => void;
}) {
  const { curating, view, onView, onDialog } = props;
  const { ready, rows, progress, error, undoable } = curating;
  const queue = useMemo(() => {
    const day = today();
    return (curating.rows ?? []).filter((row) => needsReview(row, day)).length;
  }, [curating.rows]);
  const counts: Record<View, number> = {
    claims: curating.rows?.length ?? 0,
    changes: useMemo(
      () => unitsOf(ready ? curating.changes : curating.unreadChanges).length,
      [ready, curating.changes],
    ),
    review: queue,
  };
  return (
    <>
      <div class="bar top">
        <Tabs view={view} counts={rows ? counts : null} onView={onView} />
        <button type="button" class="button" data-action="import" disabled={!ready} onClick={() => onDialog('import')}>
          <Upload size={16} aria-hidden="true" />
          {say('curatorImport')}
        </button>
        <button type="button" class="button" data-action="export" disabled={!ready} onClick={() => onDialog('export')}>
          <Download size={16} aria-hidden="true" />
          {say('curatorExport')}
        </button>
      </div>
      {error !== null && (
        <div class="faults bar" role="alert">
          <p>{error}</p>
          <button type="button" class="button quiet" data-action="forget-error" onClick={curating.forgetError}>
            <X size={14} aria-hidden="true" />
            {say('curatorDismiss')}
          </button>
        </div>
      )}
      <div class="result" role="status">
        {undoable !== null && (
          <>
            <span>{undoable}</span>
            <button type="button" class="button quiet" data-action="undo" onClick={() => void curating.undoLast()}>
              <Undo2 size={14} aria-hidden="true" />
              {say('popupUndo')}
            </button>
          </>
        )}
      </div>
      {progress && (
        <p class="soft reading">
          <progress max={progress.total} value={progress.done} aria-label={say('curatorProgress')} />{' '}
          {say(
            progress.work === 'reading' ? 'curatorReadingCount' : 'curatorUndoingCount',
            progress.done,
            progress.total,
          )}
        </p>
      )}
    </>
  );
}

/** The arrow keys go through the tabs, as everywhere. */
function Tabs(props: { view: View; counts: Record<View, number> | null; onView: (view: View) => void }) {
  const { view, counts, onView } = props;
  const step = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const isRight = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const isStep = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (!isStep) return;
    event.preventDefault();
    const by = event.key === isRight ? 1 : -1;
    const next = views[(views.indexOf(view) + by + views.length) % views.length] ?? view;
    onView(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" class="tabs" aria-label={say('pageCurator')} onKeyDown={step}>
      {views.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={one === view}
          aria-controls={counts && one === view ? 'view' : undefined}
          tabIndex={one === view ? 0 : -1}
          onClick={() => onView(one)}
        >
          {say(viewWords[one])}
          {counts && <span class="soft"> {counts[one]}</span>}
        </button>
      ))}
    </div>
  );
}

function nameOf(curating: Curating, file: string): string {
  const claim = curating.claims.find((one) => one.file === file);
  return claim ? rowOf(claim).statement : file;
}
