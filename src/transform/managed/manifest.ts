import {fingerprint} from '../dataform/publication';

/** Lists what a publication committed, so that the next one reads one file and not each of them. */
export const manifestFile = 'st-elt-manifest.json';

/** Files with their manifest among them: `{path: SHA-256 of the content in hex}`. */
export function withManifest(files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  const listed = Object.fromEntries([...files].map(([path, content]) => [path, fingerprint(content)]));
  return new Map(files).set(manifestFile, Buffer.from(`${JSON.stringify(listed, null, 2)}\n`));
}

/**
 * Message of a commit that leaves exactly these files in the folders of the project. It names the manifest by its content: whatever
 * anybody commits later, by hand or in a workspace, is the newest commit then, and has another message.
 */
export function messageOf(files: ReadonlyMap<string, Buffer>): string {
  return `Publish ${files.size} files (${manifestFile} ${fingerprint(files.get(manifestFile) ?? Buffer.of())})`;
}

/** The fingerprint of the manifest that a commit of ours names; undefined for a commit of anybody else. */
export function namedManifest(message: string): string | undefined {
  return /^Publish \d+ files \(st-elt-manifest\.json ([0-9a-f]{64})\)$/.exec(message.trim())?.[1];
}

/**
 * Fingerprint by path, as the manifest says.
 * @returns undefined when it is not the one that the newest commit names: then only the files themselves tell what is there.
 */
export function manifestOf(content: Buffer, named: string): ReadonlyMap<string, string> | undefined {
  if (fingerprint(content) !== named) return undefined;
  const listed = JSON.parse(content.toString()) as Readonly<Record<string, string>>;
  return new Map([...Object.entries(listed), [manifestFile, named]]);
}
