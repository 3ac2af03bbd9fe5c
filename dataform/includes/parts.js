// Google's managed Dataform takes at most 50 dependencies of an action in the compiled graph
// (https://cloud.google.com/dataform/docs/quotas), so what depends on more goes by parts.

const catalogue = require('includes/catalogue.js');

/** A list in lists of so many. */
const inParts = (list, size) =>
  Array.from({length: Math.ceil(list.length / size)}, (_, index) => list.slice(index * size, (index + 1) * size));

/** The streams that each part of `int_stream_facts` reads: of some, their staging. */
const ofStreams = inParts(catalogue, 30);

/** Name of such a part. */
const streamFacts = (index) => `int_stream_facts_${index + 1}`;

module.exports = {inParts, ofStreams, streamFacts};
