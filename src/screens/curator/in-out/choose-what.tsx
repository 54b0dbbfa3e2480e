import { FileUp, FolderUp } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import type { ImportFile } from '../../../claims/importing/preview.ts';
import { say } from '../../say.ts';
import { type Chosen, chosenIn, droppedIn, pastedFile, readChosen } from './chosen-files.ts';

/** What to import: files, a folder, what is dropped here, or what is pasted. */
export function ChooseWhat(props: {
  topic: string;
  topics: readonly string[];
  onTopic: (topic: string) => void;
  onFiles: (files: ImportFile[]) => void;
}) {
  const { topic, topics, onTopic, onFiles } = props;
  const [pasted, setPasted] = useState('');
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const take = async (chosen: Promise<Chosen[]>) => {
    setSaid('');
    try {
      const read = await readChosen(await chosen);
      if (read.length === 0) setSaid(say('curatorImportNothing'));
      else onFiles(read);
    } catch {
      setSaid(say('curatorImportUnreadable'));
    }
  };
  const onChosen = (input: HTMLInputElement) => {
    const chosen = chosenIn(input.files);
    // The same file may be chosen again after it was mended.
    input.value = '';
    if (chosen.length > 0) void take(Promise.resolve(chosen));
  };

  return (
    <>
      <p class="soft">{say('curatorImportWhy')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: who cannot drag has the buttons within. */}
      <div
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (event.dataTransfer) void take(droppedIn(event.dataTransfer));
        }}
      >
        <p>{say('curatorImportDrop')}</p>
        <div class="bar">
          <button type="button" class="button" data-action="files" onClick={() => files.current?.click()}>
            <FileUp size={16} aria-hidden="true" />
            {say('curatorImportFiles')}
          </button>
          <button type="button" class="button" data-action="folder" onClick={() => folder.current?.click()}>
            <FolderUp size={16} aria-hidden="true" />
            {say('curatorImportFolder')}
          </button>
        </div>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          data-choose="files"
          accept=".zip,.yaml,.yml,.json,.jsonld,.csv,.tsv"
          aria-label={say('curatorImportFiles')}
          onChange={({ currentTarget }) => onChosen(currentTarget)}
        />
        <input
          ref={folder}
          type="file"
          {...wholeFolder}
          hidden
          data-choose="folder"
          aria-label={say('curatorImportFolder')}
          onChange={({ currentTarget }) => onChosen(currentTarget)}
        />
      </div>
      <label class="labelled">
        {say('curatorImportPaste')}
        <textarea
          class="field"
          rows={4}
          spellcheck={false}
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
      </label>
      <label class="labelled">
        {say('curatorImportTopic')}
        <input
          class="field"
          list="curator-import-topics"
          value={topic}
          onInput={(event) => onTopic(event.currentTarget.value)}
        />
      </label>
      <datalist id="curator-import-topics">
        {topics.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <div class="bar end">
        <button
          type="button"
          class="button primary"
          data-action="paste"
          disabled={pasted.trim() === ''}
          onClick={() => onFiles([pastedFile(pasted)])}
        >
          {say('curatorImportReadPasted')}
        </button>
      </div>
      <p class="said" role="alert">
        {said}
      </p>
    </>
  );
}

/** Every browser knows it, and Preact's types do not. */
const wholeFolder = { webkitdirectory: true };
