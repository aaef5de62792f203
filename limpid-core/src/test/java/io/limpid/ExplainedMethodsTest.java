package io.limpid;

import static io.limpid.Exports.NET;
import static io.limpid.Exports.agrees;
import static io.limpid.Exports.all;
import static io.limpid.Exports.classifier;
import static io.limpid.Exports.isBitEqual;
import static io.limpid.Exports.method;

import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A written file, run by itself, says what Limpid says in this process, with every method. */
class ExplainedMethodsTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("explained.onnx");
    }

    static Stream<RandomNet> nets() {
        return Stream.of(NET, RandomNets.mobilenet(2), RandomNets.silu(3));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void allMethodsInOneFile_agreeWithThemselvesInThisProcess(RandomNet net) {
        agrees(ExplainedModel.of(classifier(net), all()).write(file()));
    }

    static Stream<GraphMethod> methods() {
        return all().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void oneMethodInAFile_isEqualBitForBitToItselfInThisProcess(GraphMethod method) {
        ExportReport report = ExplainedModel.of(classifier(NET), method).write(file());

        agrees(report);
        if (method.exact().equals(method)) {
            isBitEqual(report);
        }
    }

    static List<RandomNet> smallNets() {
        return RandomNets.small(2);
    }

    @ParameterizedTest
    @MethodSource("smallNets")
    void signalsThroughTheWholeModel_areEqualBitForBit_alsoWithoutTheNewestOperators(RandomNet net) {
        for (String spec : List.of("gradient", "lrp(composite=epsilon-plus)", "layer-cam-fusion")) {
            isBitEqual(ExplainedModel.of(classifier(net), method(spec)).write(file()));
        }
        isBitEqual(ExplainedModel.of(classifier(net), method("gradient"))
                .withOpset(13)
                .write(file()));
    }
}
