package io.limpid.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * The process-wide ONNX Runtime environment with one thread pool for all sessions, and one copy of what they compute with.
 *
 * <p>A pool for each session would keep spinning after its run and slow down all others.
 */
final class Environment {
    private static final Environment INSTANCE = new Environment(Start.now());

    private final OrtEnvironment ort;
    private final boolean sharesThreads;
    private final WeightPool weights = new WeightPool();
    private final Shared<Fingerprint, Loaded> models = new Shared<>(Loaded::close);
    private final OpenSessions sessions = new OpenSessions();

    private Environment(Start start) {
        this.ort = start.ort();
        this.sharesThreads = start.sharesThreads();
    }

    static Environment get() {
        return INSTANCE;
    }

    OrtEnvironment ort() {
        return ort;
    }

    /** Returns the weights that sessions share. */
    WeightPool weights() {
        return weights;
    }

    /** Returns the large models that are loaded, by the content of their files. */
    Shared<Fingerprint, Loaded> models() {
        return models;
    }

    /** Returns the sessions that keep memory for their next run. */
    OpenSessions sessions() {
        return sessions;
    }

    /**
     * Returns ONNX Runtime's options for a session. Memory is not planned ahead as one block: the plan costs as much memory
     * again as the first run, which was made without it, and gains no time.
     */
    OrtSession.SessionOptions settings(OrtSession.SessionOptions.OptLevel level) throws OrtException {
        OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
        configureThreads(settings);
        settings.setOptimizationLevel(level);
        settings.setMemoryPatternOptimization(false);
        settings.addConfigEntry("session.use_device_allocator_for_initializers", "1");
        return settings;
    }

    /** Makes a session's options use the shared pool; where the environment has none, at least not spin. */
    private void configureThreads(OrtSession.SessionOptions options) throws OrtException {
        if (sharesThreads) {
            options.disablePerSessionThreads();
        } else {
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
        }
    }
}
