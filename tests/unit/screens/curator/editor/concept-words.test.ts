import { describe, expect, it } from 'vitest';
import { conceptWords } from '../../../../../src/screens/curator/editor/concept-words.ts';

const text = `# Medicines
statin:
  typos: true
  strict: [statin, lipitor,
    "atorvastatin"]  # brand and generic
  broad:
    - cholesterol drug
    - cholesterol pill*

memory-loss: {strict: [memory loss, 'dementia']}
`;

describe('the words of the lexicon', () => {
  it('are found for each concept, however its lists are written', () => {
    for (const lines of [text, text.replaceAll('\n', '\r\n')])
      expect([...conceptWords([{ file: 'lexicon/heart.yaml', text: lines }])]).toEqual([
        ['statin', 'statin, lipitor, atorvastatin, cholesterol drug, cholesterol pill*'],
        ['memory-loss', 'memory loss, dementia'],
      ]);
    expect(conceptWords([]).size).toBe(0);
  });
});
