import { X } from 'lucide-preact';
import { useMemo, useRef } from 'preact/hooks';
import { say } from '../../say.ts';
import type { CuratedClaim } from '../curating.ts';
import { glance } from '../glance.ts';
import { Combobox } from './combobox.tsx';
import { Part } from './field.tsx';
import type { Form } from './form.ts';
import type { Option } from './matching-options.ts';
import { ProblemLines } from './problem-lines.tsx';
import { useFocusAfter } from './use-focus-after.ts';

/** The neighbouring claims that this one beats where both match about equally well. */
export function Broader({ form, claims }: { form: Form; claims: readonly CuratedClaim[] }) {
  const part = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(part);
  const { broader, id } = form.content;
  const options = useMemo(() => claims.flatMap(claimOption), [claims]);
  const nameOf = (claim: string) => options.find(({ value }) => value === claim)?.label ?? claim;
  const set = (ids: readonly string[]) => form.set(['broader'], ids.length === 0 ? undefined : ids);
  return (
    <Part form={form} field="broader" title={say('curatorEditBroader')} help={say('curatorEditBroaderHelp')}>
      <div ref={part}>
        <ul class="cited">
          {broader.map((claim, index) => {
            const field = form.idOf(`broader[${index}]`);
            return (
              <li key={claim} id={field} tabIndex={-1}>
                <div class="cited-line">
                  <span lang="en">{nameOf(claim)}</span>
                  <button
                    type="button"
                    class="button icon"
                    aria-label={say('curatorEditRemove', nameOf(claim))}
                    onClick={() => {
                      set(broader.filter((one) => one !== claim));
                      focusAfter('[role="combobox"]');
                    }}
                  >
                    <X size={16} aria-hidden="true" />
                  </button>
                </div>
                <ProblemLines id={`${field}-problems`} problems={form.problemsAt(`broader[${index}]`)} />
              </li>
            );
          })}
        </ul>
        <Combobox
          label={say('curatorEditAddBroader')}
          lang="en"
          options={options.filter(({ value }) => value !== id && !broader.includes(value))}
          onChoice={(claim) => set([...broader, claim])}
        />
      </div>
    </Part>
  );
}

function claimOption({ text, value }: CuratedClaim): Option[] {
  const { id, statement = '' } = value ?? glance(text);
  return id ? [{ value: id, label: statement || id, hint: id, text: `${statement} ${id}` }] : [];
}
