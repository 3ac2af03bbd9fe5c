/**
 * Google's client warns when it looked for a metadata server and found something else. That is how it learns that it runs
 * outside Google Cloud; when credentials are missing an error says so, with what to do. All other warnings stay.
 */
export function silenceMetadataLookups(): void {
  const printers = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'MetadataLookupWarning') for (const print of printers) print(warning);
  });
}
