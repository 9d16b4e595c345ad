/** Names of the two one-way channels between the window and the main process. */
export const TO_MAIN = 'tapedeck:request';
export const TO_WINDOW = 'tapedeck:message';

/** The page's own scheme: no file access, a real origin. */
export const SCHEME = 'tapedeck';
export const ORIGIN = `${SCHEME}://app`;
