import { describe, expect, it } from 'vitest';
import { fileByTopic, fileInTopic, textInFolder } from '../../../../src/claims/editing/move-claim.ts';
import { changedLines, shippedClaims } from './claims-files.ts';

describe('a claim that moves to another topic', () => {
  it('goes under its own name', () => {
    expect(fileInTopic('fruit/bananas-cause-hiccups.yaml', 'milk')).toBe('milk/bananas-cause-hiccups.yaml');
  });

  it('changes one line of its file, and none when it comes back: every shipped claim', () => {
    for (const { file, text } of shippedClaims) {
      const there = fileInTopic(file, 'a-new-topic');
      const moved = textInFolder(text, there);
      const { removed, added } = changedLines(text, moved);
      expect([removed.length, added], file).toEqual([1, ['topic: a-new-topic']]);
      expect(textInFolder(moved, file, text), file).toBe(text);
    }
  });

  it.each([
    ['topic: fruit  # since 2024', 'topic: milk  # since 2024'],
    ['topic: "fruit"', 'topic: "milk"'],
    ["topic:   'fruit'", "topic:   'milk'"],
    ['topic: fruit\r', 'topic: milk\r'],
  ])('keeps what stands around the topic: %j', (line, changed) => {
    const text = `# Kept by hand.\nid: a\n${line}\nfact: one\n`;
    const moved = textInFolder(text, 'milk/a.yaml');
    expect(moved).toBe(text.replace(line, changed));
    expect(textInFolder(moved, 'fruit/a.yaml', text)).toBe(text);
  });

  it('stays whole where it cannot be read', () => {
    expect(textInFolder('topic: [fruit', 'milk/a.yaml')).toBe('topic: [fruit');
  });

  it('stands where its text says, among the folders that are in question', () => {
    const files: [string, string] = ['fruit/a.yaml', 'milk/a.yaml'];
    expect(
      ['topic: milk', 'topic: fruit', 'topic: tea', 'topic: [milk'].map((text) => fileByTopic(text, files)),
    ).toEqual(['milk/a.yaml', 'fruit/a.yaml', 'fruit/a.yaml', 'fruit/a.yaml']);
  });
});
