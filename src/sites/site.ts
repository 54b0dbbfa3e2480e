import { z } from 'zod';

/**
 * A site is data: where its posts, their texts and their reply boxes are. One file per site in this folder holds one
 * object of this shape and nothing else, so that a list may carry a newer one (data only, never logic).
 * How each field is used is explained in docs/add-a-site.md.
 */

/** A CSS selector, read inside the item. `:scope` is the item itself. */
const selector = z.string().min(1);

/**
 * A selector that may look into open shadow roots: each `>>>` steps into the root of what the part before it found,
 * e.g. `faceplate-textarea-input >>> textarea`.
 */
const deepSelector = z.string().min(1);

/** A text or address read from an element: the first source that answers wins; selector '' means the item itself. */
export const source = z.strictObject({
  selector: z.string(),
  /** Attribute to read; without it the element's visible text. */
  attribute: z.string().optional(),
  /** Keep only what follows this, up to the next `/`, `?`, `&` or `#`: '/user/' makes a name of a profile's address. */
  after: z.string().min(1).optional(),
});
export type Source = z.infer<typeof source>;

/** One part of what was written. */
export const textPart = z.strictObject({
  /** Alternatives: the first selector that finds something of this item wins. */
  selectors: z.array(selector).min(1),
  /** Nothing inside these (or these themselves) is part of what was written: headings, menus, comments. */
  outside: selector.optional(),
  /** Of several elements found: the first in the page, the one with the longest text, or all. */
  pick: z.enum(['first', 'longest', 'all']).optional(),
});
export type TextPart = z.infer<typeof textPart>;

// A path of a page, with `*` for any run of letters: '/*/status/*'.
const path = z.string().regex(/^\//, 'must start with /');

export const item = z.strictObject({
  /** A post quoted or shared inside another is a post of its own; it has no `opener`, since it has no box here. */
  kind: z.enum(['post', 'comment']),
  /** Only on pages with one of these paths: the same element may be a post in a feed and a comment under a post. */
  paths: z.array(path).min(1).optional(),
  /** Nobody has seen this on a real page of late: read only where the reader has switched the site on for good. */
  experimental: z.literal(true).optional(),
  /**
   * Elements that are one post or one comment. An element that fits several items of a site is the first of them. Asked
   * of every node that changes: without `:has()`, which costs a hundred times more.
   */
  container: selector.refine((text) => !text.includes(':has('), 'must not use :has(); use `up` and `has`'),
  /** The item is not what `container` finds, but the element so many levels around it. */
  up: z.number().int().min(1).max(6).optional(),
  /** Not an item, unless it holds one of these. */
  has: selector.optional(),
  /** Not one, although it matches: adverts, loading placeholders, a wrapper of the same thing. */
  except: selector.optional(),
  /** Parts whose texts together are what was written, in reading order. What belongs to a nested item is not read. */
  text: z.array(textPart).min(1),
  /** Inside the text: buttons, screen-reader twins, decoys. Left out of what is read. */
  without: z.array(selector).optional(),
  author: z.array(source).optional(),
  permalink: z.array(source).optional(),
  /** What names the item for good, if the site says so; else author and text do. */
  id: z.array(source).optional(),
  /** Attribute holding the nesting depth, if the site gives one; else it is counted from enclosing comments. */
  depthAttribute: z.string().optional(),
  /** Where answers do not stand in what they answer: one level deeper for each of these around the item. */
  depthWithin: selector.optional(),
  /** The same where only a mark tells an answer: one level deeper when the item is or holds one of these. */
  depthIf: selector.optional(),
  /** Where the badge goes: after the first of these that is found; without one after the text. */
  badgeAfter: z.array(selector).optional(),
  /** The control inside this item that opens its reply box, in order of preference. Never a submit control. */
  opener: z.array(deepSelector).optional(),
  /** The same where the control stands outside the item, on a page that is about this item alone. */
  openerInPage: z.array(deepSelector).optional(),
});
export type Item = z.infer<typeof item>;

/** Whose reply box it is, said by an attribute that holds the item's id. */
export const owner = z.strictObject({
  /** This ancestor of the box … */
  closest: selector,
  /** … or this element inside that ancestor … */
  selector: selector.optional(),
  /** … says it in this attribute: the id, or an address with the id as one of its parts. */
  attribute: z.string().min(1),
});
export type Owner = z.infer<typeof owner>;

/**
 * A reply box. It belongs to the item around it; else to the item whose id `owner` finds; else to the only post in the
 * same `together` (a dialog that repeats the post above its comments).
 */
export const composer = z.strictObject({
  /** The editable element of a reply box. */
  box: selector,
  /** The box counts only inside such an ancestor (a form, a composer): keeps chat and search fields out. */
  inside: selector,
  /** Never a reply box, although it matches. */
  except: selector.optional(),
  owner: z.array(owner).optional(),
  together: selector.optional(),
  /**
   * It says nowhere what it answers (a dialog without the post, one box for the whole page): it answers the item whose
   * own control, clicked by us, brought it or gave it the focus.
   */
  byClick: z.literal(true).optional(),
});
export type Composer = z.infer<typeof composer>;

/** An editor of the site that is no reply box, so that nobody takes it for one. The composers are asked first. */
export const otherBox = z.strictObject({
  box: selector,
  use: z.enum(['share', 'chat']),
});
export type OtherBox = z.infer<typeof otherBox>;

export const site = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    /** As shown to the reader: "Reddit". */
    name: z.string().min(1),
    /** Date of the data, so that a newer list wins. */
    version: z.iso.date(),
    /** Host names, without scheme; `*.example.org` is that host and all under it. Empty only where `anywhere` says why. */
    hosts: z.array(z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/)),
    /** The software runs on hosts that nobody can list: the reader adds each one, and the browser asks her. */
    anywhere: z
      .strictObject({
        /** A page that holds this was made by the software. */
        recognise: selector,
      })
      .optional(),
    /** false: the kill switch. The site is not read until newer data says otherwise. */
    enabled: z.boolean(),
    /** Nobody has seen this structure on a real page of late: off until the reader switches it on. */
    experimental: z.literal(true).optional(),
    items: z.array(item).min(1),
    /** Empty where no box takes a text of ours: replies go to the clipboard. */
    composers: z.array(composer),
    otherBoxes: z.array(otherBox).optional(),
    /** Controls that post: nothing in, on or around them is ever clicked. */
    submit: z.array(selector).min(1),
    /** Longest reply and how the site counts it. */
    limit: z.strictObject({
      max: z.number().int().positive(),
      count: z.enum(['characters', 'x-weighted', 'graphemes']),
    }),
  })
  .refine(
    ({ hosts, anywhere }) => hosts.length > 0 || anywhere,
    'must have hosts, or say how it is recognised anywhere',
  );
export type Site = z.infer<typeof site>;
