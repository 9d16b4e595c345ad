/** What hosts may ask about a workspace without opening it. */
import { workspaceExists, workspacePlace } from '#store/place.ts';

export const hasWorkspace = (folder: string): boolean => workspaceExists(workspacePlace(folder));
