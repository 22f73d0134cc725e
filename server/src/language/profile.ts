import type { Profile } from '../config/profile.ts';
import { paragraphs } from './markdown.ts';

/** What a file is checked for and why, for a person. */
export const describeProfile = ({ toolstack, release, releaseGiven, reason }: Profile): string =>
  paragraphs(
    `**${toolstack}** of Xen **${release}**: ${reason}`,
    releaseGiven ? undefined : `No release is named, so that ${release} counts: the newest with ${toolstack}.`,
  );
