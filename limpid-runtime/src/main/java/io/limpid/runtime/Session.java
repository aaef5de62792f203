package io.limpid.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;

/**
 * A model loaded into ONNX Runtime. Thread-safe: many threads may run it at once. Holds native memory until closed.
 *
 * <p>All sessions of a process share one thread pool. Those of equal large models share everything, those of other
 * large models the weights that are equal. What a session of a large model keeps for its next run it gives back when
 * another one is opened.
 */
public final class Session implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private static final Release NOTHING = () -> {};
    /** Where large models lie for a moment while they are loaded. */
    static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final OrtSession session;
    private final Map<String, OnnxTensor> weights;
    private Release release;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private volatile boolean warm;
    private boolean closed;

    private Session(OrtSession session, Map<String, OnnxTensor> weights, Release release) {
        this.session = session;
        this.weights = weights;
        this.release = release;
        Environment.get().sessions().add(this);
    }

    /** How native memory is freed. */
    @FunctionalInterface
    private interface Release {
        void run() throws OrtException;
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
        boolean sharing = options.weights() == SessionOptions.Weights.SHARED
                && options.optimization() == SessionOptions.Optimization.ALL
                && Loaded.isLarge(model);
        try {
            return sharing ? shared(model) : alone(model, options);
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    /**
     * Loads a model so that some of its weights are handed over with each run, and not built into what is loaded: loading a
     * model that differs from one that is open in these weights only takes no longer than copying them. Running takes longer,
     * since nothing is computed of weights beforehand; results are equal up to rounding.
     *
     * @param weights initializers of the graph
     * @throws InferenceException if ONNX Runtime cannot load it
     */
    public static Session openFed(OnnxModel model, Set<Value> weights) {
        try {
            FedModel fed = FedModel.load(model, weights);
            return new Session(fed.model().value().session(), fed.tensors(), fed::close);
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private static InferenceException refused(OrtException e) {
        String problem = withoutTemporaryFile(e);
        return new InferenceException("ONNX Runtime cannot load this model: " + problem + ". " + remedy(problem), e);
    }

    private static String withoutTemporaryFile(OrtException e) {
        return String.valueOf(e.getMessage()).replaceFirst("Load model from \\S+ failed:", "");
    }

    private static String remedy(String problem) {
        boolean isUnknown =
                problem.contains("No Op registered for") || problem.contains("is not a registered function/op");
        return isUnknown
                ? "It uses an operator that is not part of ONNX, or no longer: export it again with standard operators,"
                        + " or cut it in front of that operator"
                : "Check the file with the exporter's own checker, or export it with a lower opset";
    }

    private static Session shared(OnnxModel model) throws OrtException {
        Shared<Fingerprint, Loaded> models = Environment.get().models();
        Shared<Fingerprint, Loaded>.Lease lease =
                models.take(new Fingerprint(model.contentDigest()), () -> sharing(model, TEMPORARY));
        return new Session(lease.value().session(), lease.value().fed(), lease::close);
    }

    private static Session alone(OnnxModel model, SessionOptions options) throws OrtException {
        Loaded loaded = Loaded.alone(
                model,
                switch (options.optimization()) {
                    case NONE -> OptLevel.NO_OPT;
                    case BASIC -> OptLevel.BASIC_OPT;
                    case ALL -> OptLevel.ALL_OPT;
                },
                TEMPORARY);
        return new Session(loaded.session(), Map.of(), loaded::close);
    }

    /**
     * Loads a model whose weights are shared where that works, and else one with weights of its own.
     *
     * @param temporary folder for a moment's files
     */
    static Loaded sharing(OnnxModel model, Path temporary) throws OrtException {
        Environment environment = Environment.get();
        environment.sessions().rest();
        try {
            Loaded loaded = SharedWeights.load(model, environment.weights(), temporary);
            FreedMemory.giveBack();
            return loaded;
        } catch (OrtException | IOException | UncheckedIOException | InvalidModelException e) {
            LOG.log(System.Logger.Level.DEBUG, "a session gets weights of its own", e);
            return Loaded.alone(model, OptLevel.ALL_OPT, temporary);
        }
    }

    /** Returns the version of ONNX Runtime. */
    public static String runtimeVersion() {
        return Environment.get().ort().getVersion();
    }

    /** Returns the names of what the model must be fed. */
    public Set<String> inputNames() {
        Set<String> names = new LinkedHashSet<>(session.getInputNames());
        names.removeAll(weights.keySet());
        return names;
    }

    /** Returns the names of what the model computes. */
    public Set<String> outputNames() {
        return session.getOutputNames();
    }

    /**
     * Runs the model and returns all its outputs by name, but for texts, sequences and maps.
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

    /** Runs the model and keeps of each output that is a tensor of numbers what the function takes from it. */
    <T> Map<String, T> collect(
            Map<String, Tensor> inputs, Set<String> outputs, BiFunction<String, OnnxTensor, T> keep) {
        inUse.readLock().lock();
        Map<String, OnnxTensor> fed = new LinkedHashMap<>();
        try {
            requireOpen();
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                fed.put(input.getKey(), Tensors.toOrt(Environment.get().ort(), input.getValue()));
            }
            warm = true;
            try (OrtSession.Result result = session.run(withWeights(fed), outputs)) {
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

    private Map<String, OnnxTensor> withWeights(Map<String, OnnxTensor> fed) {
        Map<String, OnnxTensor> all = new LinkedHashMap<>(fed);
        all.putAll(weights);
        return all;
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
            if (output.getValue() instanceof OnnxTensor tensor && Tensors.holdsNumbers(tensor)) {
                kept.put(output.getKey(), keep.apply(output.getKey(), tensor));
            }
        }
        return kept;
    }

    /**
     * Gives back the memory that was kept for the next run, unless a run is in progress: the next run takes a moment longer.
     */
    void rest() {
        if (warm && inUse.writeLock().tryLock()) {
            try {
                if (!closed) {
                    warm = false;
                    Rest.of(session, weights);
                }
            } finally {
                inUse.writeLock().unlock();
            }
        }
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
                Environment.get().sessions().remove(this);
                release.run();
                release = NOTHING;
            }
        } catch (OrtException e) {
            throw new InferenceException("ONNX Runtime could not close a session: " + e.getMessage(), e);
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
