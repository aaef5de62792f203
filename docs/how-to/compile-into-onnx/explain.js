/**
 * Runs a model that was compiled with --required-target.
 *
 * @param ort the onnxruntime-node or onnxruntime-web package
 * @param model path (node), URL or bytes (browser) of the file
 * @param pixels Float32Array, preprocessed as the model wants it
 * @param dims its shape, e.g. [1, 3, 224, 224]
 * @param target the class to explain; -1 for the predicted one
 * @returns the outputs by name, each with dims and data
 */
async function explain(ort, model, pixels, dims, target = -1) {
  const session = await ort.InferenceSession.create(model);
  const image = session.inputNames.find(name => name !== 'target');
  return session.run({
    [image]: new ort.Tensor('float32', pixels, dims),
    target: new ort.Tensor('int64', BigInt64Array.of(BigInt(target)), [1]),
  });
}

/** Returns outputs in a form that JSON can hold. */
function plain(outputs) {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { dims, data }]) => [name, { dims, data: Array.from(data) }]));
}

if (typeof module !== 'undefined') {
  module.exports = { explain };

  // node explain.js explained.onnx pixels.f32 1,3,224,224 281
  if (require.main === module) {
    const [model, pixels, dims, target] = process.argv.slice(2);
    const bytes = require('fs').readFileSync(pixels);
    const floats = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    explain(require('onnxruntime-node'), model, floats, dims.split(',').map(Number), Number(target ?? -1))
      .then(outputs => console.log(JSON.stringify(plain(outputs))))
      .catch(failure => { console.error(failure.message); process.exitCode = 1; });
  }
}
