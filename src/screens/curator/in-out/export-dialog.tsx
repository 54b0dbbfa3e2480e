import { Download, FolderGit2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { writeChangeSet } from '../../../claims/editing/change.ts';
import { unitsOf } from '../../../claims/editing/change-units.ts';
import { zipFiles } from '../../../claims/editing/claims-zip.ts';
import { saveFile } from '../../save-file.ts';
import { say, uiLanguage } from '../../say.ts';
import type { Curating } from '../curating.ts';
import {
  type ClaimsFolderHandle,
  canWriteFolders,
  chooseClaimsFolder,
  type PlannedFile,
  planFolder,
  type WrittenFile,
  writeFolder,
} from './folder-access.ts';
import { FolderPlan, FolderWritten, toWrite } from './folder-plan.tsx';
import { GoneFiles } from './gone-files.tsx';
import { InOutDialog } from './in-out-dialog.tsx';
import { goneFiles, zipContents } from './zip-contents.ts';

type Stage =
  | { at: 'choose' }
  | { at: 'reading' }
  | { at: 'plan'; folder: ClaimsFolderHandle; planned: PlannedFile[] }
  | { at: 'writing'; done: number; total: number }
  | { at: 'written'; folder: string; written: WrittenFile[] };

/** Gives out what was changed here: as files for Git, as one file for a colleague, or straight into a folder. */
export function ExportDialog({ curating, onClose }: { curating: Curating; onClose: () => void }) {
  const { changes, claims, version, author } = curating;
  const units = unitsOf(changes);
  const gone = goneFiles(changes);
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const [theirs, setTheirs] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  const [said, setSaid] = useState('');
  const [fault, setFault] = useState('');
  const number = new Intl.NumberFormat(uiLanguage());
  const misfits = claims.filter(({ change, problems }) => change !== null && problems.length > 0);
  // What does not fit the format is known at once; what does not fit the other claims, when the library has been made.
  const faulty = new Set([...misfits, ...curating.leftOut].map(({ file }) => file)).size;

  const attempt = async (action: () => Promise<string>) => {
    setSaid('');
    setFault('');
    try {
      setSaid(await action());
    } catch (error) {
      setStage({ at: 'choose' });
      setFault(say('curatorExportFailed', error instanceof Error ? error.message : String(error)));
    }
  };
  const saveZip = () =>
    attempt(async () => {
      const bytes = zipFiles(zipContents(changes));
      saveFile('second-opinion-claims', 'zip', new Uint8Array(bytes));
      return say('curatorExportSaved');
    });
  const saveSet = () =>
    attempt(async () => {
      const made = new Date().toISOString();
      const set = { format: 1, kind: 'second-opinion-changes', made, list: version, by: author, changes } as const;
      saveFile('second-opinion-changes', 'json', writeChangeSet(set));
      return say('curatorExportSaved');
    });
  const chooseFolder = () =>
    attempt(async () => {
      const folder = await chooseClaimsFolder();
      if (!folder) return '';
      setStage({ at: 'reading' });
      setTheirs(new Map());
      setStage({ at: 'plan', folder, planned: await planFolder(folder, changes) });
      return '';
    });
  const write = (folder: ClaimsFolderHandle, planned: PlannedFile[]) =>
    attempt(async () => {
      const files = toWrite(planned);
      const total = files.length;
      setStage({ at: 'writing', done: 0, total });
      const written = await writeFolder(folder, files, theirs, (done) => setStage({ at: 'writing', done, total }));
      setStage({ at: 'written', folder: folder.name, written });
      return '';
    });

  return (
    <InOutDialog
      title={say('curatorExportTitle')}
      mayClose={stage.at !== 'writing'}
      onKept={() => setSaid(say('curatorExportWait'))}
      onClose={onClose}
    >
      {stage.at === 'choose' &&
        (changes.length === 0 ? (
          <p>{say('curatorExportNothing')}</p>
        ) : (
          <>
            <p>{say(units.length === 1 ? 'curatorExportWhatOne' : 'curatorExportWhat', number.format(units.length))}</p>
            {faulty > 0 && <p class="care">{say('curatorExportFaulty', number.format(faulty))}</p>}
            <section aria-labelledby="curator-export-zip">
              <h3 id="curator-export-zip">{say('curatorExportZip')}</h3>
              <p class="soft">{say('curatorExportZipWhy')}</p>
              {gone.length > 0 && <GoneFiles gone={gone} />}
              <button type="button" class="button" data-action="zip" onClick={() => void saveZip()}>
                <Download size={16} aria-hidden="true" />
                {say('curatorExportZipSave')}
              </button>
            </section>
            <section aria-labelledby="curator-export-set">
              <h3 id="curator-export-set">{say('curatorExportSet')}</h3>
              <p class="soft">{say('curatorExportSetWhy')}</p>
              <label class="labelled">
                {say('curatorExportBy')}
                <input
                  class="field"
                  autocomplete="name"
                  value={author}
                  onChange={({ currentTarget }) => curating.setAuthor(currentTarget.value)}
                />
              </label>
              <button type="button" class="button" data-action="set" onClick={() => void saveSet()}>
                <Download size={16} aria-hidden="true" />
                {say('curatorExportSetSave')}
              </button>
            </section>
            <section aria-labelledby="curator-export-folder">
              <h3 id="curator-export-folder">{say('curatorExportFolder')}</h3>
              <p class="soft">{say(canWriteFolders() ? 'curatorExportFolderWhy' : 'curatorFolderMissing')}</p>
              {canWriteFolders() && (
                <button type="button" class="button" data-action="folder" onClick={() => void chooseFolder()}>
                  <FolderGit2 size={16} aria-hidden="true" />
                  {say('curatorExportFolderChoose')}
                </button>
              )}
            </section>
          </>
        ))}
      {stage.at === 'reading' && (
        <p role="status">
          <progress /> {say('curatorExportReading')}
        </p>
      )}
      {stage.at === 'plan' && (
        <FolderPlan
          folder={stage.folder.name}
          planned={stage.planned}
          theirs={theirs}
          onTheirs={setTheirs}
          onBack={() => setStage({ at: 'choose' })}
          onWrite={() => void write(stage.folder, stage.planned)}
        />
      )}
      {stage.at === 'writing' && (
        <>
          <p role="status">{say('curatorExportWriting')}</p>
          <progress aria-label={say('curatorExportWriting')} value={stage.done} max={stage.total} />
        </>
      )}
      {stage.at === 'written' && (
        <>
          <FolderWritten folder={stage.folder} written={stage.written} />
          <div class="bar end">
            <button type="button" class="button primary" data-action="done" onClick={onClose}>
              {say('curatorInOutDone')}
            </button>
          </div>
        </>
      )}
      <p class="soft" role="status">
        {said}
      </p>
      <p class="said" role="alert">
        {fault}
      </p>
    </InOutDialog>
  );
}
