package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;

/**
 * A model loaded into ONNX Runtime. Thread-safe: many threads may run it at once. Holds native memory until closed.
 *
 * <p>All sessions of a process share one thread pool.
 */
public final class Session implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private final OrtSession session;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private boolean closed;

    private Session(OrtSession session) {
        this.session = session;
    }

    /**
     * Loads a model, optimised for running it many times.
     *
     * @throws InferenceException if ONNX Runtime cannot load it
     */
    public static Session open(OnnxModel model) {
        return open(model, SessionOptions.standard());
    }

    /**
     * Loads a model.
     *
     * @throws InferenceException if ONNX Runtime cannot load it
     */
    public static Session open(OnnxModel model, SessionOptions options) {
        Environment environment = Environment.get();
        try (OrtSession.SessionOptions settings = settings(environment, options)) {
            byte[] bytes = model.toBytes();
            LOG.log(System.Logger.Level.DEBUG, "loading a model of {0} bytes", bytes.length);
            return new Session(environment.ort().createSession(bytes, settings));
        } catch (OrtException e) {
            throw new InferenceException(
                    "ONNX Runtime cannot load this model: " + e.getMessage()
                            + ". Check the file with the exporter's own checker, or export it with a lower opset",
                    e);
        }
    }

    private static OrtSession.SessionOptions settings(Environment environment, SessionOptions options)
            throws OrtException {
        OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
        environment.configureThreads(settings);
        settings.setOptimizationLevel(
                options.optimization() == SessionOptions.Optimization.ALL
                        ? OrtSession.SessionOptions.OptLevel.ALL_OPT
                        : OrtSession.SessionOptions.OptLevel.NO_OPT);
        return settings;
    }

    /** Returns the version of ONNX Runtime. */
    public static String runtimeVersion() {
        return Environment.get().ort().getVersion();
    }

    /** Returns the names of what the model must be fed. */
    public Set<String> inputNames() {
        return session.getInputNames();
    }

    /** Returns the names of what the model computes. */
    public Set<String> outputNames() {
        return session.getOutputNames();
    }

    /**
     * Runs the model and returns all its outputs by name.
     *
     * @throws InferenceException if the inputs do not fit or the model fails
     * @throws IllegalStateException if this session is closed
     */
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        return run(inputs, outputNames());
    }

    /**
     * Runs the model and returns the outputs asked for by name.
     *
     * @throws InferenceException if the inputs do not fit or the model fails
     * @throws IllegalStateException if this session is closed
     */
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> outputs) {
        return collect(inputs, outputs, (name, tensor) -> Tensors.fromOrt(tensor));
    }

    /** Runs the model and keeps of each output that is a tensor what the function takes from it. */
    <T> Map<String, T> collect(
            Map<String, Tensor> inputs, Set<String> outputs, BiFunction<String, OnnxTensor, T> keep) {
        inUse.readLock().lock();
        Map<String, OnnxTensor> fed = new LinkedHashMap<>();
        try {
            requireOpen();
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                fed.put(input.getKey(), Tensors.toOrt(Environment.get().ort(), input.getValue()));
            }
            try (OrtSession.Result result = session.run(fed, outputs)) {
                return kept(result, keep);
            }
        } catch (OrtException e) {
            throw new InferenceException(
                    "ONNX Runtime cannot run this model on " + inputs + ": " + e.getMessage() + ". "
                            + advice(String.valueOf(e.getMessage())),
                    e);
        } finally {
            fed.values().forEach(OnnxTensor::close);
            inUse.readLock().unlock();
        }
    }

    /** Returns what to do about an error of ONNX Runtime. */
    static String advice(String error) {
        return error.contains("bad_alloc") || error.contains("Failed to allocate memory")
                ? "There is not enough memory for this run: lower the method's parameter batch, explain fewer images at"
                        + " once, or use a smaller input"
                : "`limpid inspect` shows the inputs that the model takes";
    }

    private static <T> Map<String, T> kept(OrtSession.Result result, BiFunction<String, OnnxTensor, T> keep) {
        Map<String, T> kept = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> output : result) {
            if (output.getValue() instanceof OnnxTensor tensor) {
                kept.put(output.getKey(), keep.apply(output.getKey(), tensor));
            }
        }
        return kept;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this session is closed; open a new one");
        }
    }

    /** Frees the native memory, after runs in progress have ended; a second call does nothing. */
    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new InferenceException("ONNX Runtime could not close a session: " + e.getMessage(), e);
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
