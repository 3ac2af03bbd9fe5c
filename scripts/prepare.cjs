// Runs at the end of `npm ci`: both bins work after it.
require('./ensure-installed.cjs').ensureBuilt();
