import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from './run.ts';

const { file } = scratch();

/** Runs the command line for site data, as a shell does without a terminal. */
function sites(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/sites.ts', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const url = 'https://www.reddit.com/r/birds/comments/1/';
const page = `<!doctype html><title>r/birds</title>
  <script>document.body.innerHTML = '<shreddit-post><h1 slot="title">By a script</h1></shreddit-post>'</script>
  <shreddit-post view-context="CommentsPage" id="t3_1" author="mira" permalink="/r/birds/comments/1/">
    <h1 slot="title">A heron</h1></shreddit-post>
  <comment-composer-host post-id="t3_1">
    <faceplate-textarea-input data-testid="trigger-button"><template shadowrootmode="open"><textarea></textarea></template>
    </faceplate-textarea-input>
    <shreddit-composer><div contenteditable="true" role="textbox" data-lexical-editor="true"></div></shreddit-composer>
  </comment-composer-host>
  <shreddit-comment thingid="t1_2" author="odin" depth="0" permalink="/r/birds/comments/1/comment/2/">
    <div slot="comment"><p>It was a stork</p></div>
    <shreddit-composer><textarea></textarea></shreddit-composer></shreddit-comment>
  <flair-editor><div contenteditable="true" class="ql-editor"></div></flair-editor>`;

describe('sites extract', () => {
  it('reads a saved page as one JSON object, with its scripts off and its shadow roots on', () => {
    const { status, stdout, stderr } = sites('extract', file('page.html', page), '--url', url);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual({
      site: 'reddit',
      posts: [
        { kind: 'post', text: 'A heron', author: 'mira', permalink: '/r/birds/comments/1/', depth: 0 },
        {
          kind: 'comment',
          text: 'It was a stork',
          author: 'odin',
          permalink: '/r/birds/comments/1/comment/2/',
          depth: 0,
        },
      ],
      composers: [
        { belongsTo: 'post', engine: 'collapsed-trigger' },
        { belongsTo: 'post', engine: 'lexical' },
        { belongsTo: 'comment', engine: 'textarea' },
      ],
      warnings: ['an editor (quill in flair-editor) is no box that reddit knows; nothing is written into it'],
    });
  });

  it('recognises software that runs anywhere, and says what is experimental', () => {
    const mastodon = '<div id="mastodon" data-props="{}"><div class="status" data-id="1">Nothing</div></div>';
    const read = sites('extract', file('mastodon.html', mastodon), '--url', 'https://social.example.org/');
    expect(JSON.parse(read.stdout)).toMatchObject({
      site: 'mastodon',
      warnings: ['no post or comment with text was found'],
    });
    const bluesky = sites('extract', file('bluesky.html', mastodon), '--url', 'https://bsky.app/');
    expect(JSON.parse(bluesky.stdout).warnings).toContain(
      'bluesky is experimental: off until the reader switches it on',
    );
  });

  it.each([
    ['a missing file', join('nowhere', 'page.html'), url, /page\.html: cannot be read/],
    ['an empty file', file('empty.html', ''), url, /empty\.html: is no HTML page/],
    [
      'a picture',
      file('picture.html', new Uint8Array([137, 80, 78, 71, 0, 60, 97, 62])),
      url,
      /picture\.html: is no HTML page/,
    ],
    [
      'a page of no supported site',
      file('other.html', page),
      'https://example.org/',
      /other\.html: example\.org belongs to no supported site/,
    ],
  ])('exits 1 for %s, and names it', (_, path, address, complaint) => {
    const { status, stdout, stderr } = sites('extract', path, '--url', address);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(complaint);
  });

  it.each([
    ['no address', ['extract', 'page.html']],
    ['an address that is none', ['extract', 'page.html', '--url', 'reddit']],
    ['an address of a file', ['extract', 'page.html', '--url', 'file:///tmp/page.html']],
    ['no file', ['extract', '--url', url]],
    ['an unknown command', ['read', 'page.html']],
    ['no command', []],
  ])('exits 2 for wrong usage: %s', (_, args) => {
    const { status, stdout, stderr } = sites(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });
});
