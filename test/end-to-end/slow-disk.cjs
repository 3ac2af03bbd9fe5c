// `node --require` it for a disk on which a file grows visibly: in 40 pieces, with a pause after each.
const fs = require('node:fs');

const [pieces, pauseMs] = [40, 10];
const clock = new Int32Array(new SharedArrayBuffer(4));

fs.writeFileSync = (file, data) => {
  const bytes = Buffer.from(data);
  const handle = typeof file === 'number' ? file : fs.openSync(file, 'w');
  const length = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length; at += length) {
    fs.writeSync(handle, bytes, at, Math.min(length, bytes.length - at));
    Atomics.wait(clock, 0, 0, pauseMs);
  }
  if (handle !== file) fs.closeSync(handle);
};
