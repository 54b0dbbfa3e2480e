/** Who speaks: what the physician wrote about herself in the settings. Each part may be empty. */
export type Profile = {
  name: string;
  credential: string;
  signature: string;
  /** What readers should know of her interests: "I have no ties to industry." */
  disclosure: string;
  /** No reply leaves without name and credential. */
  insist: boolean;
};

/** "Jane Doe, MD, cardiologist", with the parts that are known; empty if none is. */
export function speakerLine(profile: Pick<Profile, 'name' | 'credential'>): string {
  return [profile.name, profile.credential]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ');
}

/** What stands under every reply, line by line: disclosure and signature. */
export function closingLines(profile: Pick<Profile, 'disclosure' | 'signature'>): string[] {
  return [profile.disclosure, profile.signature].map((part) => part.trim()).filter(Boolean);
}

/** Everything in a reply that is about the speaker herself. */
export function ownLines(profile: Profile): string[] {
  return [speakerLine(profile), ...closingLines(profile), profile.name.trim(), profile.credential.trim()].filter(
    Boolean,
  );
}
