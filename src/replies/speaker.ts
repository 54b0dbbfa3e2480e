/** Who speaks: what the physician wrote about herself in the settings. Each part may be empty. */
export type Profile = { name: string; credential: string; signature: string };

/** "Jane Doe, MD, cardiologist", with the parts that are known; empty if none is. */
export function speakerLine(profile: Profile): string {
  return [profile.name, profile.credential]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ');
}
