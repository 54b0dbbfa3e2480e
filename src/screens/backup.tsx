import { Download, Upload } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { wrong } from '../claims/wrong.ts';
import {
  type Backup,
  type BackupFault,
  type BackupPreview,
  mostBytes,
  previewBackup,
  readBackup,
  takeBackup,
  takeIn,
} from '../storage/backup.ts';
import { DiskFull } from '../storage/curating/disk-full.ts';
import { Confirm } from './confirm.tsx';
import { type Said, SaidLine } from './said.tsx';
import { saveFile } from './save-file.ts';
import { say, uiLanguage } from './say.ts';
import { dayOf } from './words.ts';
import { wrongText } from './wrong-text.ts';

/** Everything in one file: out, and in again after a look at what would change. */
export function BackupPart() {
  const [said, setSaid] = useState<Said | null>(null);
  const [faults, setFaults] = useState<BackupFault[]>([]);
  const [file, setFile] = useState<{ backup: Backup; preview: BackupPreview } | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const attempt = (action: () => Promise<void>) => {
    setSaid(null);
    setFaults([]);
    void action().catch((error: unknown) =>
      setSaid({ text: say(error instanceof DiskFull ? 'curatorDiskFull' : 'backupFailed') }),
    );
  };
  const save = () =>
    attempt(async () => {
      saveFile('second-opinion', 'json', `${JSON.stringify(await takeBackup(), null, 1)}\n`);
      setSaid({ text: say('backupSaved') });
    });
  const read = (chosen: File) =>
    attempt(async () => {
      if (chosen.size > mostBytes) return setFaults([{ field: '', ...wrong('tooLarge', mostBytes / 1_000_000) }]);
      const found = readBackup(await chosen.text());
      if ('faults' in found) return setFaults(found.faults);
      setFile({ backup: found.backup, preview: await previewBackup(found.backup) });
    });
  const use = (backup: Backup) =>
    attempt(async () => {
      const undo = await takeIn(backup);
      const hasChanges = (backup.curating?.changes.length ?? 0) > 0;
      setSaid({ text: say(hasChanges ? 'backupTakenCurating' : 'backupTaken'), undo });
    });

  return (
    <section class="panel" aria-labelledby="backup">
      <h2 id="backup">{say('backupTitle')}</h2>
      <p class="soft">{say('backupWhy')}</p>
      <div class="bar">
        <button type="button" class="button" data-action="export" onClick={save}>
          <Download size={16} aria-hidden="true" />
          {say('backupExport')}
        </button>
        <button type="button" class="button" data-action="import" onClick={() => chooser.current?.click()}>
          <Upload size={16} aria-hidden="true" />
          {say('backupImport')}
        </button>
        <input
          ref={chooser}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={say('backupImport')}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.files?.[0];
            // The same file may be chosen again after it was mended.
            currentTarget.value = '';
            if (chosen) read(chosen);
          }}
        />
      </div>
      {faults.length > 0 && (
        <div class="faults" role="alert">
          <p>{say('backupFaulty')}</p>
          <ul>
            {faults.map((fault) => (
              <Fault key={fault.field} fault={fault} />
            ))}
          </ul>
        </div>
      )}
      <SaidLine said={said} onUndone={() => setSaid({ text: say('backupUndone') })} />
      {file && (
        <Confirm
          title={say('backupPreview', dayOf(file.preview.at))}
          yes={say('backupUse')}
          onYes={() => use(file.backup)}
          onClose={() => setFile(null)}
        >
          <ul>
            <li>
              {file.preview.settings.length === 0
                ? say('backupSettingsSame')
                : say('backupSettings', file.preview.settings.length)}
            </li>
            <li>{say('backupReplies', file.preview.newReplies, file.preview.replies)}</li>
            <li>{say('backupDrafts', file.preview.drafts)}</li>
            <li>{say('backupDismissed', file.preview.dismissed)}</li>
            {file.preview.curating && <CuratingLines preview={file.preview.curating} />}
          </ul>
          <p class="soft">{say('backupUndoable')}</p>
        </Confirm>
      )}
    </section>
  );
}

function Fault({ fault }: { fault: BackupFault }) {
  const { text, lang } = wrongText(fault);
  return (
    <li>
      {fault.field && <code>{fault.field}</code>} <span lang={lang}>{text}</span>
    </li>
  );
}

/** So many files are named; of more the first are. */
const named = 5;

/** What a curator made: how much of it is new, and what stays as it is here. */
function CuratingLines({ preview }: { preview: NonNullable<BackupPreview['curating']> }) {
  const { changes, posts } = preview;
  const files = [...changes.kept.slice(0, named), ...(changes.kept.length > named ? ['…'] : [])];
  return (
    <>
      <li>{say('backupChanges', changes.new, changes.all)}</li>
      {files.length > 0 && (
        <li>{say('backupChangesKept', new Intl.ListFormat(uiLanguage(), { type: 'unit' }).format(files))}</li>
      )}
      <li>{say('backupPosts', posts.new, posts.all)}</li>
      {posts.kept > 0 && <li>{say('backupPostsKept', posts.kept)}</li>}
    </>
  );
}
