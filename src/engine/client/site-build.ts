// Which build of the site this is. Not responsible for: anything that is done about it.

/** The name of the built file that this code is in: it carries a hash of its contents, so another build has another one. */
export const SITE_BUILD: string = import.meta.url.slice(import.meta.url.lastIndexOf('/') + 1);
