package io.limpid.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a session give back the memory of its activations. ONNX Runtime does that at the end of a run that asks for it, so
 * one is begun, and ended before it computes anything.
 */
final class Rest {
    private static final System.Logger LOG = System.getLogger(Rest.class.getName());

    private Rest() {}

    /**
     * Gives back what a session keeps; where that does not work, it keeps it.
     *
     * @param weights those of its inputs that are at hand
     */
    static void of(OrtSession session, Map<String, OnnxTensor> weights) {
        Map<String, OnnxTensor> fed = new LinkedHashMap<>();
        try (OrtSession.RunOptions ending = new OrtSession.RunOptions()) {
            ending.setTerminate(true);
            ending.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
            for (NodeInfo input : session.getInputInfo().values()) {
                if (!weights.containsKey(input.getName()) && input.getInfo() instanceof TensorInfo info) {
                    fed.put(input.getName(), zeros(info));
                }
            }
            Map<String, OnnxTensor> all = new LinkedHashMap<>(weights);
            all.putAll(fed);
            session.run(all, ending).close();
        } catch (OrtException ended) {
            LOG.log(System.Logger.Level.DEBUG, "a session rests: {0}", ended.getMessage());
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor zeros(TensorInfo info) throws OrtException {
        long[] shape =
                Arrays.stream(info.getShape()).map(size -> Math.max(size, 1)).toArray();
        long bytes = Arrays.stream(shape).reduce(info.type.size, Math::multiplyExact);
        ByteBuffer zeros = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
        return OnnxTensor.createTensor(Environment.get().ort(), zeros, shape, info.type);
    }
}
