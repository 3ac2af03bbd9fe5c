// Wait for all that makes a build, a part each: `end_build` waits for them.

builds.gates.forEach((needed, index) => {
  operate(builds.gate(index), {
    dataset: settings.datasets.mart,
    description: 'Waits for a part of a build and its checks.',
    tags: ['mart'],
  })
    .dependencies(needed)
    .queries('SELECT 1');
});
