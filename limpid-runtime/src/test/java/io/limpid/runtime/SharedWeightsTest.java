package io.limpid.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedWeightsTest {
    private static final int CHANNELS = 768;
    private static final SessionOptions OWN = SessionOptions.apart();
    private static final OnnxModel PLAIN = model("Relu");
    private static final OnnxModel OTHER = model("Sigmoid");
    private static final WeightPool POOL = Environment.get().weights();

    @TempDir
    private Path folder;

    /** Two convolutions whose weights are equal whatever stands between them, and a dense layer. */
    private static OnnxModel model(String activation) {
        TensorType images =
                new TensorType(ElementType.FLOAT, Shape.of(1, CHANNELS, 4, 4).with(0, new Dim.Symbolic("N")));
        return OnnxModel.of(new GraphBuilder()
                .input(Value.of("x"), images)
                .initializer(Value.of("w1"), noise(1, CHANNELS, CHANNELS, 1, 1))
                .initializer(Value.of("w2"), noise(2, CHANNELS, CHANNELS, 1, 1))
                .initializer(Value.of("w3"), noise(3, CHANNELS, 10))
                .node(Node.of("Conv", values("x", "w1"), values("a"), Attributes.NONE))
                .node(Node.of(activation, values("a"), values("b"), Attributes.NONE))
                .node(Node.of("Conv", values("b", "w2"), values("c"), Attributes.NONE))
                .node(Node.of("GlobalAveragePool", values("c"), values("d"), Attributes.NONE))
                .node(Node.of("Flatten", values("d"), values("e"), Attributes.NONE))
                .node(Node.of("MatMul", values("e", "w3"), values("y"), Attributes.NONE))
                .output(Value.of("y"))
                .build());
    }

    private static List<Value> values(String... names) {
        return Stream.of(names).map(Value::of).toList();
    }

    private static Tensor noise(long seed, long... shape) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[Tensor.filled(0, shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-0.1, 0.1);
        }
        return Tensor.of(values, shape);
    }

    private static Tensor run(Session session) {
        return session.run(Map.of("x", noise(4, 2, CHANNELS, 4, 4))).get("y");
    }

    private static Tensor ownResult(OnnxModel model) {
        try (Session own = Session.open(model, OWN)) {
            return run(own);
        }
    }

    @Test
    void sharedWeights_giveTheSameBytesAsWeightsOfTheSessionsOwn() {
        try (Session plain = Session.open(PLAIN);
                Session other = Session.open(OTHER)) {
            assertThat(POOL.size()).isPositive();
            assertThat(run(plain)).isEqualTo(ownResult(PLAIN));
            assertThat(run(other)).isEqualTo(ownResult(OTHER)).isNotEqualTo(run(plain));
        }
    }

    /** A backward pass: the positive part of a kernel turned round, and what it adds up to. */
    private static OnnxModel withArithmetic() {
        return PLAIN.withGraph(PLAIN.graph().toBuilder()
                .clearOutputs()
                .initializer(Value.of("w4"), noise(5, CHANNELS, CHANNELS, 1, 1))
                .node(Node.of("Relu", values("w4"), values("positive"), Attributes.NONE))
                .node(Node.of(
                        "Transpose", values("positive"), values("turned"), Attributes.NONE.with("perm", new long[] {
                            1, 0, 2, 3
                        })))
                .node(Node.of("ReduceSum", values("positive"), values("total"), Attributes.NONE))
                .node(Node.of("Conv", values("c", "turned"), values("f"), Attributes.NONE))
                .node(Node.of("GlobalAveragePool", values("f"), values("g"), Attributes.NONE))
                .node(Node.of("Mul", values("g", "total"), values("z"), Attributes.NONE))
                .output(Value.of("y"))
                .output(Value.of("z"))
                .build());
    }

    @Test
    void arithmeticOfWeights_isDoneBeforehand_toTheLastBit() throws Exception {
        OnnxModel model = withArithmetic();
        Map<String, Tensor> image = Map.of("x", noise(4, 2, CHANNELS, 4, 4));
        try (Session shared = Session.open(model);
                Session own = Session.open(model, OWN);
                ModelFolder files = ModelFolder.empty(folder)) {
            assertThat(shared.run(image)).isEqualTo(own.run(image));

            FoldedModel folded = FoldedModel.of(model, files, Map.of());

            assertThat(folded.weights()).extracting(StoredWeight::name).containsExactly("turned");
            assertThat(folded.model().graph().initializers()).containsKey(Value.of("total"));
        }
    }

    @Test
    void equalWeights_areHeldOnce_untilTheLastSessionIsClosed() {
        int before = POOL.size();
        Session one = Session.open(PLAIN);
        int alone = POOL.size();
        Session second = Session.open(OTHER);

        assertThat(alone).isEqualTo(before + 3);
        assertThat(POOL.size()).isEqualTo(alone);
        one.close();
        one.close();
        assertThat(POOL.size()).isEqualTo(alone);
        assertThat(run(second)).isEqualTo(ownResult(OTHER));
        second.close();
        assertThat(POOL.size()).isEqualTo(before);
    }

    @Test
    void weightsThatAreHeldAlready_takeNoMemory() {
        try (Session one = Session.open(PLAIN)) {
            long before = directBytes();
            try (Session second = Session.open(OTHER)) {
                assertThat(directBytes() - before).isLessThan(weightBytes() / 4);
                assertThat(second.outputNames()).isEqualTo(one.outputNames());
            }
        }
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    @Test
    void equalModels_areLoadedOnce_untilTheLastSessionIsClosed() {
        Session one = Session.open(PLAIN);
        int loaded = Environment.get().models().size();
        Session second = Session.open(model("Relu"));

        assertThat(Environment.get().models().size()).isEqualTo(loaded);
        Tensor expected = run(one);
        one.close();
        assertThat(run(second)).isEqualTo(expected);
        second.close();
        assertThat(Environment.get().models().size()).isEqualTo(loaded - 1);
    }

    @Test
    void fedWeights_areTheModelsOwn_andOneModelIsLoadedForAll() {
        Set<Value> weights = Set.of(Value.of("w1"), Value.of("w3"));
        OnnxModel changed = PLAIN.withGraph(PLAIN.graph().toBuilder()
                .initializer(Value.of("w1"), noise(5, CHANNELS, CHANNELS, 1, 1))
                .build());
        int before = Environment.get().models().size();
        try (Session plain = Session.openFed(PLAIN, weights);
                Session other = Session.openFed(changed, weights)) {
            assertThat(Environment.get().models().size()).isEqualTo(before + 1);
            assertThat(plain.inputNames()).containsExactly("x");
            assertNear(run(plain), ownResult(PLAIN));
            assertNear(run(other), ownResult(changed));
            assertThat(run(other)).isNotEqualTo(run(plain));
        }
        assertThat(Environment.get().models().size()).isEqualTo(before);
    }

    private static void assertNear(Tensor actual, Tensor expected) {
        assertThat(actual.toFloats()).hasSize(expected.size()).containsExactly(expected.toFloats(), within(1e-4f));
    }

    @Test
    void smallModelsAndThoseRunOnce_keepTheirOwn() {
        int before = POOL.size();
        try (Session once = Session.open(PLAIN, SessionOptions.once());
                Session own = Session.open(PLAIN, OWN)) {
            assertThat(POOL.size()).isEqualTo(before);
            assertThat(once.outputNames()).isEqualTo(own.outputNames());
        }
    }

    @Test
    void withoutATemporaryFolder_aSessionGetsWeightsOfItsOwn() throws Exception {
        int before = POOL.size();

        Loaded loaded = Session.sharing(PLAIN, folder.resolve("missing"));

        assertThat(loaded.weights()).isEmpty();
        assertThat(POOL.size()).isEqualTo(before);
        loaded.close();
    }

    @Test
    void temporaryFiles_areGoneWhenASessionIsOpen() throws Exception {
        Loaded loaded = Session.sharing(PLAIN, folder);

        assertThat(loaded.weights()).hasSize(3);
        assertThat(folder).isEmptyDirectory();
        loaded.close();
    }

    @Test
    void restedSession_runsAsBefore() {
        try (Session session = Session.open(PLAIN)) {
            Tensor before = run(session);
            session.rest();
            session.rest();

            assertThat(run(session)).isEqualTo(before);
        }
    }

    @Test
    void sessionsThatRun_areNotDisturbedByOthersThatAreOpened() {
        try (Session session = Session.open(PLAIN)) {
            Tensor expected = run(session);

            assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> {
                        if (i % 8 == 0) {
                            Session.open(OTHER).close();
                        }
                        return run(session);
                    }))
                    .allMatch(expected::equals);
        }
    }

    @Test
    void openingAndClosing_leavesNothingBehind() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/status")));
        int open = Environment.get().sessions().size();
        int weights = POOL.size();
        rounds(3);
        long before = nativeBytes();
        rounds(12);

        assertThat(Environment.get().sessions().size()).isEqualTo(open);
        assertThat(Environment.get().models().size()).isZero();
        assertThat(POOL.size()).isEqualTo(weights);
        assertThat(nativeBytes() - before).isLessThan(12 * weightBytes());
    }

    private static void rounds(int count) {
        for (int round = 0; round < count; round++) {
            List<Session> sessions = new ArrayList<>(List.of(Session.open(PLAIN), Session.open(OTHER)));
            sessions.forEach(SharedWeightsTest::run);
            sessions.forEach(Session::close);
        }
        System.gc();
    }

    private static long weightBytes() {
        return PLAIN.graph().initializers().values().stream()
                .mapToLong(weight -> weight.bytes().remaining())
                .sum();
    }

    private static long nativeBytes() throws IOException {
        long heap = Runtime.getRuntime().totalMemory();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                        .sum()
                - heap;
    }
}
