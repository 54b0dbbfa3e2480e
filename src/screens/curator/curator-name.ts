import { storage } from 'wxt/utils/storage';
import { settingsItem } from '../../storage/stored.ts';

const stored = storage.defineItem<string>('local:curatorName', { fallback: '' });

/** Who signs what is changed here: the name of the settings, until she gives another. */
export const curatorName = {
  async getValue(): Promise<string> {
    const name = await stored.getValue();
    if (name !== '') return name;
    const { profile } = await settingsItem.getValue();
    return [profile.name, profile.credential].filter(Boolean).join(', ');
  },
  setValue: (name: string): Promise<void> => stored.setValue(name),
};
